import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import * as z from "zod";

import { anything } from "../../scripts/client/api.ts";
import { openBrowser, visit, violations } from "../browser.ts";
import { stickingOut } from "../stickingOut.ts";
import { Community, type Member, newId } from "../wallet/community.ts";

let browser: Browser;
let community: Community;
let bar: Member;
let count = 0;

const pairing = z.object({ code: z.string() });
const settings = (accounts: string[]) => ({
  seller: { name: "Le bar", address: "1 quai", registration: null, vatRemark: null, accounts },
});

const post = (rest: string, body: object) =>
  community.api.ask(anything, "POST", community.path(rest), { token: community.token, body });

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
  bar = await community.newMember("Le bar", "0", "provider");
  const { token } = community;
  await community.api.ask(anything, "PATCH", community.path("settings"), {
    token,
    body: settings([bar.account]),
  });
  const price = { currency: "TIL", amount: "2" };
  await post("tariff/products", { id: newId(), name: { fr: "Café", en: "Coffee" }, price });
});

afterAll(() => browser.close());

/** A member with ten tilleuls and a card, whose code is 2803. */
async function buyer() {
  const number = `4021${String((count += 1)).padStart(4, "0")}`;
  const member = await community.newMember(`Client ${count}`, "10");
  await post("payment-cards", { id: newId(), account: member.account, number, pin: "2803" });
  return { member, number };
}

/** A paired tablet with a coffee in its basket. */
async function kiosk(): Promise<Page> {
  const id = newId();
  await post("kiosks", { id, name: "Bar", currency: "TIL", leavingCode: "7391" });
  const { token, api } = community;
  const { code } = await api.ask(pairing, "POST", community.path(`kiosks/${id}/pairing`), {
    token,
    body: {},
  });
  const { page } = await visit(browser, { width: 1180 });
  await page.goto(`${api.url}/${community.slug}/kiosk/`);
  await page.getByLabel("Code d’appairage").fill(code);
  await page.getByRole("button", { name: "Appairer la tablette" }).click();
  await page.getByRole("button", { name: "Touchez pour commencer" }).click();
  await page.getByRole("button", { name: /^(C )?Café/ }).click();
  return page;
}

async function typeCard(page: Page, number: string): Promise<void> {
  await page.getByRole("button", { name: /par carte/ }).click();
  // As a reader types: where the focus is, and at once
  await page.locator("input:focus").waitFor();
  await page.keyboard.type(number);
  await page.keyboard.press("Enter");
  await page.getByLabel("Code de la carte").fill("2803");
}

/** Nothing is in the way of whoever hears the screen, or has a smaller tablet. */
async function isInOrder(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([]);
  for (const width of [820, 600, 1180]) {
    await page.setViewportSize({ width, height: 820 });
    expect(await stickingOut(page)).toEqual([]);
  }
}

const orders = "**/kiosk/orders/*/payment";
const paid = (page: Page) => page.getByRole("heading", { name: /payés/ }).waitFor();

test("a double tap pays once, and the next one finds an empty basket", async () => {
  const { member, number } = await buyer();
  const page = await kiosk();
  await isInOrder(page);
  await typeCard(page, number);
  await isInOrder(page);
  await page.getByRole("button", { name: /^Payer/ }).dblclick();
  await paid(page);
  expect(await community.balanceOf(member)).toBe("8.00");
  await page.getByRole("button", { name: "Terminer" }).click();
  await page.getByRole("button", { name: "Touchez pour commencer" }).click();
  await page.getByText("Touchez un article pour l’ajouter.").waitFor();
});

test("cut off before the order has left, nothing is paid; the same order is paid after that, once", async () => {
  const { member, number } = await buyer();
  const page = await kiosk();
  await typeCard(page, number);
  await page.route(orders, (route) => route.abort());
  await page.getByRole("button", { name: /^Payer/ }).click();
  await page.getByLabel("Numéro de la carte").waitFor();
  expect(await community.balanceOf(member)).toBe("10.00");
  await page.unroute(orders);
  // As a reader types: where the focus is, and at once
  await page.locator("input:focus").waitFor();
  await page.keyboard.type(number);
  await page.keyboard.press("Enter");
  await page.getByLabel("Code de la carte").fill("2803");
  await page.getByRole("button", { name: /^Payer/ }).click();
  await paid(page);
  expect(await community.balanceOf(member)).toBe("8.00");
});

test("cut off before the answer, and loaded anew in between, it says that it does not know, then that it is paid, once", async () => {
  const { member, number } = await buyer();
  const page = await kiosk();
  await typeCard(page, number);
  const cut = "**/kiosk/orders/**";
  await page.route(orders, async (route) => {
    await route.fetch();
    await page.route(cut, (other) => other.abort());
    await route.abort();
  });
  await page.getByRole("button", { name: /^Payer/ }).click();
  await page.getByRole("heading", { name: "On ne sait pas encore" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "On ne sait pas encore" }).waitFor();
  await page.unrouteAll();
  await paid(page);
  expect(await community.balanceOf(member)).toBe("8.00");
});

test("five wrong codes lock the card, and nothing is paid", async () => {
  const { member, number } = await buyer();
  const page = await kiosk();
  await typeCard(page, number);
  for (let tries = 0; tries < 5; tries += 1) {
    await page.getByLabel("Code de la carte").fill("9999");
    const answered = page.waitForResponse(orders);
    await page.getByRole("button", { name: /^Payer/ }).click();
    expect((await answered).status()).toBe(403);
  }
  await page.getByLabel("Code de la carte").fill("2803");
  await page.getByRole("button", { name: /^Payer/ }).click();
  await page.getByText(/cette carte est bloquée/).waitFor();
  expect(await community.balanceOf(member)).toBe("10.00");
});

test("a code to scan waits for a wallet, and is given up by going back; the page is left by its code alone", async () => {
  const page = await kiosk();
  await page.getByRole("button", { name: "Payer par QR" }).click();
  await page.getByRole("img", { name: "Code QR du paiement" }).waitFor();
  await isInOrder(page);
  await page.getByRole("button", { name: "Retour au panier" }).click();
  await page.getByRole("button", { name: "Sortir" }).click();
  await page.getByLabel("Code de sortie").fill("0000");
  await page.getByRole("button", { name: /Sortir et/ }).click();
  await page.getByRole("alert").waitFor();
  await page.getByLabel("Code de sortie").fill("7391");
  await page.getByRole("button", { name: /Sortir et/ }).click();
  await page.getByLabel("Code d’appairage").waitFor();
  expect(await page.getByRole("button", { name: /Touchez/ }).count()).toBe(0);
});
