import { getCookie } from "hono/cookie";

import type { MapTiles } from "@mereau/shared/contracts/communityShell.ts";
import { screens } from "@mereau/shared/wallet/screens.ts";
import { appBuild } from "#http/apps/build.ts";
import { communityFaceOf } from "#http/apps/communityFace.ts";
import { WalletPage } from "#http/pages/wallet.tsx";
import { documentPolicy } from "#http/middleware/secureHeaders/index.ts";
import { createRouter } from "#http/router.ts";
import { walletIcon } from "#http/wallet/icon.ts";
import { keptIconPng } from "#http/wallet/keptIcon.ts";
import { looksSheet } from "#http/wallet/looks.ts";
import { mapTiles, tilesHost } from "#http/wallet/tiles.ts";
import { walletManifest } from "#http/wallet/manifest.ts";
import { Refusal } from "#services/refusal.ts";

/** The reader of codes is compiled in the page, and the map has its ground from elsewhere. */
function pagePolicy(tiles: MapTiles | null): string {
  const policy = documentPolicy.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");
  return tiles ? policy.replace("img-src 'self'", `img-src 'self' ${tilesHost(tiles)}`) : policy;
}

const DAY_S = 86_400;

/** `/{community}/…`: the members’ wallet. Every address under it is a screen of the one app, which finds its way by itself. */
export const walletRoutes = createRouter()
  .get("/:community/manifest.webmanifest", async (context) => {
    const face = await communityFaceOf(context);
    const manifest = JSON.stringify(walletManifest(face, context.get("language")));
    return context.body(manifest, 200, { "Content-Type": "application/manifest+json" });
  })
  .get("/:community/looks.css", async (context) => {
    const { looks } = await communityFaceOf(context);
    const kept = `public, max-age=${DAY_S}`;
    return context.body(looksSheet(looks.colour), 200, { "Content-Type": "text/css", "Cache-Control": kept });
  })
  .get("/:community/:icon{icon(-maskable)?\\.svg}", async (context) => {
    const { name, looks } = await communityFaceOf(context);
    const shape = context.req.param("icon") === "icon.svg" ? "token" : "maskable";
    const kept = `public, max-age=${DAY_S}`;
    return context.body(walletIcon(name, looks.colour, shape), 200, {
      "Content-Type": "image/svg+xml",
      "Cache-Control": kept,
    });
  })
  .get("/:community/:icon{icon-(180|192|512)\\.png}", async (context) => {
    const { name, looks } = await communityFaceOf(context);
    const side = Number(/\d+/.exec(context.req.param("icon"))?.[0]);
    const icon = await keptIconPng(context.req.url, { name, colour: looks.colour, side }, DAY_S);
    return context.body(await icon.arrayBuffer(), 200, {
      "Content-Type": "image/png",
      "Cache-Control": `public, max-age=${DAY_S}`,
    });
  })
  .get("/:community/service-worker.js", async (context) => {
    const file = new URL("/assets/wallet/serviceWorker.js", context.req.url);
    const found = await context.env.ASSETS.fetch(new Request(file));
    if (!found.ok) throw new Refusal("not_found");
    return context.body(await found.text(), 200, {
      "Content-Type": "text/javascript",
      "Cache-Control": "no-cache",
    });
  });

for (const path of Object.values(screens))
  walletRoutes.get(path === "/" ? "/:community" : `/:community${path}`, async (context) => {
    const community = await communityFaceOf(context);
    // `/miel` and what a phone installs as `/miel/` are one app
    const { pathname, search } = new URL(context.req.url);
    if (pathname === `/${community.slug}`) return context.redirect(`${pathname}/${search}`, 308);
    const language = context.get("language");
    const texts = `src/texts/${language}.ts`;
    const build = await appBuild(context.env.ASSETS, "wallet", "src/main.tsx", [texts]);
    context.header("Cache-Control", "no-cache");
    const tiles = mapTiles(context.get("settings"));
    context.header("Content-Security-Policy", pagePolicy(tiles));
    const isMember = getCookie(context, "mereau_wallet") !== undefined;
    const facts = { community, language, build, isMember, tiles };
    return context.html(<WalletPage {...facts} />);
  });
