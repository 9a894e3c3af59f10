import type { Browser, WebSocketRoute } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { openBrowser } from "../browser.ts";
import { Community } from "./community.ts";
import { confirm, enter, openPay, protect } from "./visitor.ts";

let browser: Browser;
let community: Community;

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
});

afterAll(() => browser.close());

test("a payment appears on the payee's open screen by itself, and on the payer's", async () => {
  const [alice, shop] = [
    await community.newMember("Alice Martin", "50"),
    await community.newMember("Le Four"),
  ];
  const payee = await enter(browser, community, shop);
  expect(await payee.page.textContent(".figure.large")).toBe("0,00");
  const payer = await enter(browser, community, alice);
  await protect(payer.page, community);
  await openPay(payer.page, community, shop, "12.30");
  await confirm(payer.page);
  await payer.page.getByRole("heading", { name: "Payé", exact: true }).waitFor();
  await expect.poll(() => payee.page.textContent(".figure.large")).toBe("12,30");
  expect(await payee.page.textContent(".rows li")).toContain("Alice Martin");
  await payer.page.getByRole("link", { name: "Terminé" }).click();
  await expect.poll(() => payer.page.textContent(".figure.large")).toBe("37,70");
  await Promise.all([payee.context.close(), payer.context.close()]);
});

test("a connection that has gone deaf is replaced, and one too many is left until somebody looks", async () => {
  const member = await community.newMember("Chloé Petit");
  const { page, context } = await enter(browser, community, member);
  await page.clock.install();
  const opened: WebSocketRoute[] = [];
  await page.routeWebSocket("**/live", (socket) => {
    opened.push(socket);
    // The first two hear nothing; the third is told to leave it
    if (opened.length === 3) setTimeout(() => void socket.close({ code: 4429 }), 200);
  });
  await page.reload();
  await page.locator(".acts").waitFor();
  for (const count of [1, 2, 3]) {
    await expect.poll(() => opened.length).toBe(count);
    await page.waitForTimeout(300);
    await page.clock.fastForward(8_000);
    await page.waitForTimeout(300);
    await page.clock.fastForward(4_000);
  }
  await page.clock.fastForward(120_000);
  await page.waitForTimeout(300);
  expect(opened).toHaveLength(3);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect.poll(() => opened.length).toBe(4);
  await context.close();
});

test("the wallet opens without network with what was last known, and says as of when", async () => {
  const member = await community.newMember("Bilal Roche", "20");
  const { page, context } = await enter(browser, community, member);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await context.setOffline(true);
  await page.reload();
  await page.getByText("Pas de réseau. Voici ce qui était connu").waitFor();
  expect(await page.textContent(".figure.large")).toBe("20,00");
  await context.setOffline(false);
  await expect.poll(() => page.getByText("Pas de réseau").count()).toBe(0);
  await context.close();
});
