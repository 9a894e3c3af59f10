import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { openBrowser, violations } from "../browser.ts";
import { Community, type Member } from "./community.ts";
import { enter, openPay } from "./visitor.ts";

let browser: Browser;
let community: Community;
let shop: Member;

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
  shop = await community.newMember("Boulangerie du Four", "0", "provider");
});

afterAll(() => browser.close());

const payer = async (name: string) => enter(browser, community, await community.newMember(name, "100"));

test("whom this phone has met is found without a network too; whom it never met is not", async () => {
  const { page, context } = await payer("Zoé Lenoir");
  await openPay(page, community, shop, "7.40");
  await page.getByText(`Prestataire nº\u00A0${shop.number}, depuis`).waitFor();
  const here = `${community.api.url}/${community.slug}`;
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await page.goto(`${here}/p/${shop.number}`);
  await page.getByText(`Prestataire nº\u00A0${shop.number}, depuis`).waitFor();
  await page.goto(`${here}/p/1`);
  await page.getByText("Ce téléphone n’a jamais rencontré le nº\u00A01").waitFor();
  expect(await violations(page)).toEqual([]);
  await context.setOffline(false);
  await page.getByText("Personne n’a ce numéro ici.").waitFor();
  await context.close();
});

test("the arrow keys go through those found, and Enter takes the first", async () => {
  const { page, context } = await payer("Yann Salle");
  await page.goto(`${community.api.url}/${community.slug}/pay`);
  const field = page.getByRole("searchbox");
  await field.fill("four");
  const first = page.getByRole("link", { name: /Boulangerie du Four/ });
  await first.waitFor();
  await field.press("ArrowDown");
  expect(await first.evaluate((row) => row === document.activeElement)).toBe(true);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.getByLabel("Montant en Tilleul").waitFor();
  await context.close();
});
