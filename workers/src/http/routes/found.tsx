import { appBuild } from "#http/apps/build.ts";
import { FoundPage } from "#http/pages/found.tsx";
import { createRouter } from "#http/router.ts";

/** `/found`: where anybody founds a community, before there is one. */
export const foundRoutes = createRouter().get("/found", async (context) => {
  const build = await appBuild(context.env.ASSETS, "admin", "src/found.tsx");
  const { FOUNDING: founding } = context.get("settings");
  context.header("Cache-Control", "no-cache");
  return context.html(<FoundPage shell={{ language: context.get("language"), founding }} build={build} />);
});
