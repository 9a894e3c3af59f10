import { appBuild } from "#http/apps/build.ts";
import { communityFaceOf } from "#http/apps/communityFace.ts";
import { AdminPage } from "#http/pages/admin.tsx";
import { createRouter } from "#http/router.ts";
import { mapTiles } from "#http/wallet/tiles.ts";

/** `/{community}/kiosk/`: the tablet at the bar, a page of its own. */
export const kioskPages = createRouter()
  .get("/:community/kiosk", (context) => {
    const { pathname, search } = new URL(context.req.url);
    return context.redirect(`${pathname}/${search}`, 308);
  })
  .get("/:community/kiosk/", async (context) => {
    const community = await communityFaceOf(context);
    const build = await appBuild(context.env.ASSETS, "admin", "src/kiosk/main.tsx");
    context.header("Cache-Control", "no-cache");
    const shell = { community, language: context.get("language"), tiles: mapTiles(context.get("settings")) };
    return context.html(<AdminPage shell={shell} build={build} />);
  });

/** `/{community}/admin/…`: the managers’ app. Every address under it is a screen of the one app, which finds its way by itself. */
export const adminRoutes = createRouter()
  .get("/:community/admin", async (context) => {
    const { pathname, search } = new URL(context.req.url);
    return context.redirect(`${pathname}/${search}`, 308);
  })
  .get("/:community/admin/*", async (context) => {
    const community = await communityFaceOf(context);
    const build = await appBuild(context.env.ASSETS, "admin", "src/main.tsx");
    context.header("Cache-Control", "no-cache");
    const shell = { community, language: context.get("language"), tiles: mapTiles(context.get("settings")) };
    return context.html(<AdminPage shell={shell} build={build} />);
  });
