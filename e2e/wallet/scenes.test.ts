import type { Browser } from "playwright-core";
import { afterAll, beforeAll, inject, test } from "vitest";

import { type SeededCommunity, seed } from "../../scripts/seed/seed.ts";
import { openBrowser, visit, violations } from "../browser.ts";
import { stickingOut } from "../stickingOut.ts";
import { enterScene } from "./scene.ts";
import { scenes } from "./scenes.ts";

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

for (const [index, scene] of scenes.entries()) {
  const look = looks[index % looks.length];
  test.concurrent(`${scene.name} is in order on a small phone, and with text twice as large (${look?.scheme}, ${look?.language})`, async ({
    expect,
  }) => {
    const { page } = await visit(browser, { width: 320, ...look });
    const context = page.context();
    await enterScene(context, { url, community }, scene);
    await page.goto(`${url}/${community.slug}${scene.path}`, { waitUntil: "networkidle" });
    await scene.prepare?.(page);
    expect(await violations(page)).toEqual([]);
    expect(await stickingOut(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    expect(await stickingOut(page)).toEqual([]);
    await context.close();
  });
}
