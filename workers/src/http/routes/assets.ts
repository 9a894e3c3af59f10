import { createRouter } from "#http/router.ts";
import { Refusal } from "#services/refusal.ts";

/** `/assets/…`: the files of the pages that the Worker writes itself. */
export const assetRoutes = createRouter().get("/assets/*", async (context) => {
  const file = await context.env.ASSETS.fetch(context.req.raw);
  if (file.status === 404) throw new Refusal("not_found");
  // A copy, since the headers of what comes from a binding cannot be added to.
  return new Response(file.body, file);
});
