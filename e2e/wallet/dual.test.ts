import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { paymentRequestPage } from "@mereau/shared/contracts/paymentRequests.ts";
import { requestLink } from "@mereau/shared/payments/payLink.ts";
import { openBrowser, violations } from "../browser.ts";
import { Community, type Member } from "./community.ts";
import { enter, PIN, protect, type Visitor } from "./visitor.ts";

let browser: Browser;
let community: Community;
let shop: Member;
let seller: Visitor;
let buyer: Visitor;

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
  shop = await community.newMember("Boulangerie du Four", "0", "provider");
  seller = await enter(browser, community, shop);
  buyer = await enter(browser, community, await community.newMember("Alice Martin", "200"), {
    scheme: "dark",
    width: 320,
  });
  await protect(buyer.page, community);
});

afterAll(() => browser.close());

const here = () => `${community.api.url}/${community.slug}`;

/** The link of the request that the shop made last, once it is there for this price. */
async function linkFor(euros: string): Promise<string> {
  const path = community.path(`payment-requests?account=${shop.account}&state=open`);
  const newest = async () =>
    (await community.api.ask(paymentRequestPage, "GET", path, { token: community.token })).items.find(
      ({ mix }) => mix?.euros === euros,
    );
  await expect.poll(newest).toBeDefined();
  return requestLink(community.api.url, community.slug, (await newest())?.id ?? "");
}

const confirm = async (page: Page, deed: string) => {
  await page.getByRole("button", { name: deed }).click();
  await page.getByText(/^Pour payer/).waitFor();
  expect(await page.textContent("dialog")).toMatch(/et \d+,\d\d\s€ (par carte|en espèces)/);
  await page.getByLabel("Code à six chiffres").fill(PIN);
  await page.getByRole("heading", { name: "Payé", exact: true }).waitFor();
};

test("20 €, at least half in currency: 12.50 are paid, 7.50 € by card beside, and both sides are told so", async () => {
  const before = Number(await community.balanceOf(shop));
  const { page: till } = seller;
  await till.goto(`${here()}/get-paid`);
  await till.getByRole("button", { name: "€" }).click();
  await till.getByLabel("Prix (€)").fill("20");
  await till.getByLabel("Dont en Tilleul, au moins").fill("30");
  await till.getByText("Le prix entier fait 20,00").waitFor();
  await till.getByLabel("Dont en Tilleul, au moins").fill("10");
  const link = await linkFor("20.00");
  expect(await violations(till)).toEqual([]);
  const { page } = buyer;
  await page.goto(link);
  await page.getByText("20,00\u00A0€, dont au moins 10,00\u00A0til").waitFor();
  const amount = page.getByLabel("Montant en Tilleul");
  // The whole of it, at first
  expect(await amount.inputValue()).toBe("20,00");
  await amount.fill("9");
  await page.getByText("Ce prix demande au moins 10,00\u00A0til.").waitFor();
  await amount.fill("12,5");
  await page.getByText("et 7,50\u00A0€").waitFor();
  await page.getByRole("button", { name: "par carte" }).click();
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  // What was typed last stands in the address once it rests
  await page.waitForURL(/by=card/);
  await page.reload();
  await expect.poll(() => amount.inputValue()).toBe("12,5");
  await confirm(page, "Payer 12,50");
  expect(await page.textContent(".outcome")).toMatch(/et 7,50\s€ par carte/);
  expect(await violations(page)).toEqual([]);
  await page.goto(page.url().replace("/orders/", "/h/"));
  await page.getByText("7,50\u00A0€ par carte").waitFor();
  await till.getByText("reçus de Alice Martin").waitFor();
  await till.getByText("et 7,50\u00A0€ par carte").waitFor();
  expect(Number(await community.balanceOf(shop)) - before).toBe(12.5);
  expect([...seller.complaints, ...buyer.complaints]).toEqual([]);
});

test("a till asks for a price in euros with its share, and the day tells what came in euros beside", async () => {
  const { page: till } = seller;
  await till.goto(`${here()}/till`);
  await till.getByRole("button", { name: "€" }).click();
  await till.getByLabel("Part en Tilleul au moins").selectOption("25");
  for (const key of ["8", "virgule", "4"]) await till.getByRole("button", { name: key, exact: true }).click();
  expect(await till.getByLabel("Part en Tilleul au moins").locator(":checked").textContent()).toBe(
    "au moins 25\u00A0% en til\u00A0: 2,10",
  );
  expect(await violations(till)).toEqual([]);
  await till.getByRole("button", { name: "Encaisser 8,40" }).click();
  await till.getByText("dont au moins 2,10\u00A0til").waitFor();
  const { page } = buyer;
  await page.goto(await linkFor("8.40"));
  await page.getByLabel("Montant en Tilleul").fill("2,10");
  await page.getByText("et 6,30\u00A0€").waitFor();
  await confirm(page, "Payer 2,10");
  await till.getByText("dont 6,30\u00A0€ en espèces").waitFor();
  await till.getByRole("link", { name: "La journée" }).click();
  await till.getByText("et 13,80\u00A0€ reçus en euros").waitFor();
  expect(await violations(till)).toEqual([]);
  await till.getByRole("link", { name: /2,10.*Rembourser/ }).click();
  await till.getByText("Payés à côté : 6,30\u00A0€ en espèces. Ils ne se rendent pas ici.").waitFor();
  // The next customer, and the next day, are asked in euros too
  await till.goto(`${here()}/till`);
  expect(await till.getByLabel("Part en Tilleul au moins").inputValue()).toBe("25");
});

test("a payment is put into a category, which stands on its entry and is proposed the next time", async () => {
  const { page } = buyer;
  await page.goto(`${here()}/p/${shop.number}?a=3`);
  await page.getByText("Ranger dans une catégorie").click();
  await page.getByLabel("Une autre catégorie").fill("pain");
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Payer 3,00" }).click();
  await page.getByLabel("Code à six chiffres").fill(PIN);
  await page.getByRole("heading", { name: "Payé", exact: true }).waitFor();
  await expect.poll(() => page.textContent("dl.facts")).toMatch(/Catégorie\s*pain/);
  await page.goto(`${here()}/p/${shop.number}?a=2`);
  await page.getByText("Ranger dans une catégorie").click();
  await page.getByRole("button", { name: "pain", exact: true }).click();
  await page.getByText("Catégorie : pain").waitFor();
});
