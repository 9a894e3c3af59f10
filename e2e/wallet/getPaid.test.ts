import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { openBrowser, violations } from "../browser.ts";
import { Community } from "./community.ts";
import { enter, type Visitor } from "./visitor.ts";

let browser: Browser;
let shop: Visitor;

beforeAll(async () => {
  browser = await openBrowser();
  const community = await Community.found(inject("url"), inject("operatorToken"));
  const baker = await community.newMember("Boulangerie du Four", "0", "provider");
  shop = await enter(browser, community, baker);
  await shop.page.goto(`${community.api.url}/${community.slug}/get-paid`);
});

afterAll(() => browser.close());

test("the code, sharing, the way to the till and the amount are in sight at once, and nothing lies over them", async () => {
  const { page } = shop;
  await page.setViewportSize({ width: 320, height: 568 });
  const found = [
    page.locator("svg.qr"),
    page.getByRole("button", { name: "Partager le lien" }),
    page.getByRole("link", { name: "Ouvrir la caisse" }),
    page.getByLabel("Montant (til)"),
  ];
  for (const one of found) {
    await one.waitFor();
    const isOnTop = await one.evaluate((node) => {
      const { left, top, width, height } = node.getBoundingClientRect();
      return node.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    });
    expect(isOnTop).toBe(true);
  }
  expect(await violations(page)).toEqual([]);
});

test("while the code changes with what is typed it says so, to readers of the screen too", async () => {
  const { page, context } = shop;
  const told = page.locator(".own-code").getByRole("status");
  await told.getByText("Tout téléphone peut le scanner.").waitFor();
  const { promise: mayAnswer, resolve: answer } = Promise.withResolvers<void>();
  await context.route("**/payment-requests", async (route) => {
    await mayAnswer;
    await route.continue();
  });
  await page.getByLabel("Montant (til)").fill("7");
  await told.getByText("Un instant, le code change…").waitFor();
  expect(await page.locator("svg.qr.waits").count()).toBe(1);
  answer();
  await told.getByText("Tout téléphone peut le scanner.").waitFor();
  expect(await page.locator("svg.qr.waits").count()).toBe(0);
});

test("a code that was made without a network says so at the till, and the next customer begins at nothing", async () => {
  const { page, context } = shop;
  await page.getByRole("link", { name: "Ouvrir la caisse" }).click();
  await page.getByText("Rien encore aujourd’hui").waitFor();
  await context.setOffline(true);
  await page.getByRole("button", { name: "7", exact: true }).click();
  await page.getByRole("button", { name: /^Encaisser 7,00/ }).click();
  await page.getByRole("status").getByText("Sans réseau, cette caisse").waitFor();
  await context.setOffline(false);
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Client suivant" }).click();
  await page.getByRole("button", { name: "Écrivez le montant" }).waitFor();
});
