import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { paymentRequestPage } from "@mereau/shared/contracts/paymentRequests.ts";
import { requestLink } from "@mereau/shared/payments/payLink.ts";
import { qrPath } from "../../apps/wallet/src/qr/qrPath.ts";
import { openBrowser, violations } from "../browser.ts";
import { Community, type Member } from "./community.ts";
import { enter, PIN, protect, type Visitor } from "./visitor.ts";

let browser: Browser;
let community: Community;
let shop: Member;
let payer: Visitor;
let till: Visitor;

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
  shop = await community.newMember("Boulangerie du Four", "0", "provider");
  payer = await enter(browser, community, await community.newMember("Alice Martin", "200"));
  await protect(payer.page, community);
  till = await enter(browser, community, shop);
});

afterAll(() => browser.close());

const here = () => `${community.api.url}/${community.slug}`;

/** The requests of the shop that wait, the newest first. */
async function openRequests() {
  const path = community.path(`payment-requests?account=${shop.account}&state=open`);
  return (await community.api.ask(paymentRequestPage, "GET", path, { token: community.token })).items;
}

const openLinks = async (): Promise<string[]> =>
  (await openRequests()).map(({ id }) => requestLink(community.api.url, community.slug, id));

/** The link of the request that the shop shows, once its code is that very link's. */
async function linkShown(page: Page): Promise<string> {
  const shown = () => page.locator("svg.qr path").getAttribute("d");
  const found = async () => {
    const path = await shown();
    return (await openLinks()).find((link) => qrPath(link).path === path);
  };
  await expect.poll(found).toBeDefined();
  return (await found()) ?? "";
}

/** Alice pays what a link asks for, on her own phone. */
async function pay(link: string): Promise<void> {
  const { page } = payer;
  await page.goto(link);
  await page.getByRole("button", { name: /Payer \d/ }).click();
  await page.getByLabel("Code à six chiffres").fill(PIN);
  await page.getByRole("heading", { name: "Payé", exact: true }).waitFor();
}

const charge = async (page: Page, keys: readonly string[]) => {
  for (const key of keys) await page.getByRole("button", { name: key, exact: true }).click();
  await page.getByRole("button", { name: /^Encaisser/ }).click();
  await page.getByText("En attente du paiement…").waitFor();
};

test("what a customer is asked at the till goes on after a reload, and is paid there", async () => {
  const { page, complaints } = till;
  await page.goto(`${here()}/till`);
  await charge(page, ["6"]);
  const link = await linkShown(page);
  await page.reload();
  await page.getByText("En attente du paiement…").waitFor();
  expect(await linkShown(page)).toBe(link);
  await pay(link);
  await page.getByText("reçus de Alice Martin").waitFor();
  await page.getByRole("button", { name: "Client suivant" }).click();
  await page.reload();
  await page.getByRole("button", { name: "7", exact: true }).waitFor();
  expect(await openRequests()).toEqual([]);
  expect(complaints).toEqual([]);
});

test("what was shown at the till without a network is found paid once there is one", async () => {
  const { page, context } = till;
  await page.goto(`${here()}/till`);
  await page.getByRole("button", { name: "7", exact: true }).waitFor();
  await context.setOffline(true);
  await page.getByRole("button", { name: "7", exact: true }).click();
  await page.getByRole("button", { name: /^Encaisser 7,00/ }).click();
  await page.getByText("Pas de réseau ici : le client peut payer").waitFor();
  expect(await violations(page)).toEqual([]);
  await pay(`${here()}/p/${shop.number}?a=7`);
  await context.setOffline(false);
  await page.getByText("reçus de Alice Martin").waitFor({ timeout: 15_000 });
});

test("a code that is no longer shown leaves no request behind", async () => {
  const { page } = till;
  await page.goto(`${here()}/get-paid`);
  await page.getByLabel("Montant (til)").fill("4");
  await expect.poll(async () => (await openRequests()).length).toBe(1);
  await page.goto("about:blank");
  await expect.poll(openRequests).toEqual([]);
});
