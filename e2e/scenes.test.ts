import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, type ExpectStatic, inject, test } from "vitest";

import { type SeededCommunity, seed } from "../scripts/seed/seed.ts";
import { kioskScenes } from "./admin/kioskScenes.ts";
import { deskScenes } from "./admin/scenes.ts";
import { openBrowser, visit, violations } from "./browser.ts";
import { stickingOut } from "./stickingOut.ts";
import { enterScene, type Scene } from "./wallet/scene.ts";
import { scenes } from "./wallet/scenes.ts";

let browser: Browser;
let community: SeededCommunity;
const url = inject("url");

beforeAll(async () => {
  browser = await openBrowser();
  const operatorToken = inject("operatorToken");
  const [seeded] = await seed({ url, operatorToken, onProgress: () => undefined, only: ["le-miel"] });
  if (!seeded) throw new Error("Nothing was seeded");
  community = seeded;
}, 120_000);

afterAll(() => browser.close());

// Each screen in one of the looks, by turns: all four are met again and again
const looks = (["light", "dark"] as const).flatMap((scheme) =>
  (["fr", "en"] as const).map((language) => ({ scheme, language })),
);

/** The screens of an app, the width at which each is looked at, and at what else it stays within its sides. */
type App = {
  scenes: readonly Scene[];
  where: string;
  /** After the community’s own address. */
  path: string;
  width: number;
  alsoWithin: (page: Page, expect: ExpectStatic) => Promise<void>;
};

const wallet: App = {
  scenes,
  where: "on a small phone, and with text twice as large",
  path: "",
  width: 320,
  async alsoWithin(page, expect) {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    expect(await stickingOut(page)).toEqual([]);
  },
};

const desk: App = {
  scenes: deskScenes,
  where: "at a desk, on a tablet and on a phone",
  path: "/admin",
  width: 1280,
  async alsoWithin(page, expect) {
    for (const width of [820, 390]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await stickingOut(page)).toEqual([]);
    }
  },
};

const kiosk: App = {
  ...desk,
  scenes: kioskScenes,
  where: "on a tablet, and on smaller ones",
  path: "/kiosk",
};

for (const { scenes: all, where, path, width, alsoWithin } of [wallet, desk, kiosk])
  for (const [index, scene] of all.entries()) {
    const look = looks[index % looks.length];
    test.concurrent(`${scene.name} is in order ${where} (${look?.scheme}, ${look?.language})`, async ({
      expect,
    }) => {
      const { page } = await visit(browser, { width, ...look });
      const context = page.context();
      await enterScene(context, { url, community }, scene);
      await page.goto(`${url}/${community.slug}${path}${scene.path}`, { waitUntil: "networkidle" });
      await scene.prepare?.(page);
      expect(await violations(page)).toEqual([]);
      expect(await stickingOut(page)).toEqual([]);
      await alsoWithin(page, expect);
      await context.close();
    });
  }
