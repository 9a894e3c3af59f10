import type { Page } from "playwright-core";

import type { Scene } from "./scene.ts";

const follow = (selector: string) => async (page: Page) => {
  await page.locator(selector).first().click();
  await page.locator(".facts").waitFor();
};

const refusing = async (page: Page) => {
  await follow("a.asked")(page);
  await page.getByRole("button", { name: /Refuser|Refuse/ }).click();
  await page.locator("dialog[open]").waitFor();
};

const always = async (page: Page) => {
  await follow("a.asked")(page);
  await page.locator("main button.slight").click();
  await page.locator("dialog[open]").waitFor();
};

const paste = (text: string, shown: string) => async (page: Page) => {
  await page.locator("textarea").fill(text);
  await page.locator("button.deed").click();
  await page.locator(shown).first().waitFor();
};

const givingBack = async (page: Page) => {
  await page.locator(".day a.row").first().click();
  await page.locator(".facts").waitFor();
  await page.locator("a.deed[href*='/refunds/']").click();
  await page.locator("form").waitFor();
};

const lettingIn = async (page: Page) => {
  await page.getByRole("searchbox").fill("yanis");
  await page.locator(".found .row").first().click();
  await page.getByRole("dialog").waitFor();
};

const SHOP = "Le Fournil des Tilleuls";

/** What was agreed beforehand: asked for, paid every week, or written as a list. */
export const agreedScenes: readonly Scene[] = [
  { name: "request", path: "/requests", prepare: follow("a.asked") },
  { name: "request-refusing", path: "/requests", prepare: refusing },
  { name: "request-always", path: "/requests", prepare: always },
  { name: "request-mine", path: "/requests?side=payee", prepare: follow("a.asked") },
  { name: "holders", path: "/me/holders", as: SHOP },
  { name: "holders-role", path: "/me/holders", as: SHOP, prepare: lettingIn },
  { name: "refund", path: "/history?direction=in", as: SHOP, prepare: givingBack },
  { name: "standing-order", path: "/standing-orders", prepare: follow("main a.row") },
  { name: "batch-mending", path: "/batches", prepare: paste("1017; 3,20; pain\n9999; 2", "#mend") },
  { name: "batch-ready", path: "/batches", prepare: paste("1017; 3,20; pain\n1003; 2", ".entry-head") },
];
