import { FrontPage } from "#http/pages/front.tsx";
import { createRouter } from "#http/router.ts";
import { listDemonstrations } from "#services/communities/demonstrations.ts";

/** `/`: what this is, for a person who comes with a browser. */
export const frontRoutes = createRouter().get("/", async (context) => {
  const settings = context.get("settings");
  const demonstrations =
    settings.ENVIRONMENT === "development"
      ? await listDemonstrations(context.get("platform"), settings, context.get("now"))
      : null;
  const facts = { language: context.get("language"), founding: settings.FOUNDING, demonstrations };
  return context.html(<FrontPage {...facts} />);
});
