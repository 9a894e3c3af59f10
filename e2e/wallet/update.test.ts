import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { openBrowser } from "../browser.ts";
import { Community } from "./community.ts";
import { confirm, enter, openPay, protect } from "./visitor.ts";

/** The service worker as the Worker under test serves it. */
const served = fileURLToPath(new URL("../../dist/site/assets/wallet/serviceWorker.js", import.meta.url));

let browser: Browser;
let community: Community;

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
});

afterAll(() => browser.close());

test("a newer version of the app is offered, takes over, and leaves a queued order to be paid once", async () => {
  const [alice, shop] = [
    await community.newMember("Alice Martin", "50"),
    await community.newMember("Boulangerie du Four", "0", "provider"),
  ];
  const { page, context } = await enter(browser, community, alice);
  await protect(page, community);
  await openPay(page, community, shop, "5");
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  // The API is out of reach, the pages and files are not
  await page.route(`**/v1/${community.slug}/transfers**`, (route) => route.abort("internetdisconnected"));
  await context.setOffline(true);
  await confirm(page);
  await page.getByRole("heading", { name: "Pas encore payé" }).waitFor();
  const before = await page.evaluate(() => caches.keys());

  const current = await readFile(served, "utf8");
  try {
    // Another build: it has other files
    await writeFile(served, current.replace(/`\/assets\/wallet\/[^`]+?,/, "`"));
    await context.setOffline(false);
    await page.evaluate(async () => void (await navigator.serviceWorker.getRegistration())?.update());
    await page.getByText("Une nouvelle version est prête.").waitFor();
    await page.getByRole("button", { name: "L’ouvrir" }).click();
    await expect.poll(() => page.evaluate(() => caches.keys())).not.toEqual(before);
  } finally {
    await writeFile(served, current);
  }
  await page.goto(`${community.api.url}/${community.slug}/`);
  await page
    .getByText(/Pas encore payé|On ne sait pas encore/)
    .first()
    .waitFor();
  expect(await community.balanceOf(shop)).toBe("0.00");
  await page.unroute(`**/v1/${community.slug}/transfers**`);
  await page.reload();
  await expect.poll(() => community.balanceOf(shop)).toBe("5.00");
  await expect.poll(() => page.textContent(".figure.large")).toBe("45,00");
  expect(await community.balanceOf(shop)).toBe("5.00");
  await context.close();
});
