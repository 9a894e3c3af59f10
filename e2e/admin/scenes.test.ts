import type { Browser } from "playwright-core";
import { afterAll, beforeAll, inject, test } from "vitest";

import { type SeededCommunity, seed } from "../../scripts/seed/seed.ts";
import { openBrowser, visit, violations } from "../browser.ts";
import { stickingOut } from "../stickingOut.ts";
import { enterScene } from "../wallet/scene.ts";
import { deskScenes } from "./scenes.ts";

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

for (const [index, scene] of deskScenes.entries()) {
  const look = looks[index % looks.length];
  test.concurrent(`${scene.name} is in order at a desk, on a tablet and on a phone (${look?.scheme}, ${look?.language})`, async ({
    expect,
  }) => {
    const { page } = await visit(browser, { width: 1280, ...look });
    const context = page.context();
    await enterScene(context, { url, community }, scene);
    await page.goto(`${url}/${community.slug}/admin${scene.path}`, { waitUntil: "networkidle" });
    await scene.prepare?.(page);
    expect(await violations(page)).toEqual([]);
    expect(await stickingOut(page)).toEqual([]);
    for (const width of [820, 390]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await stickingOut(page)).toEqual([]);
    }
    await context.close();
  });
}
