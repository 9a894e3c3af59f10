import type { Browser, Page } from "playwright-core";
import { expect, inject } from "vitest";

import { type PaymentRequest, paymentRequestPage } from "@mereau/shared/contracts/paymentRequests.ts";
import { requestLink } from "@mereau/shared/payments/payLink.ts";
import { qrPath } from "@mereau/ui/qr/qrPath.ts";
import { Community, type Member } from "./community.ts";
import { enter, PIN, protect, type Visitor } from "./visitor.ts";

/** A bakery in a community of its own, and Alice who may pay from her phone. */
export async function openShop(
  browser: Browser,
): Promise<{ community: Community; shop: Member; payer: Visitor }> {
  const community = await Community.found(inject("url"), inject("operatorToken"));
  const shop = await community.newMember("Boulangerie du Four", "0", "provider");
  const payer = await enter(browser, community, await community.newMember("Alice Martin", "200"));
  await protect(payer.page, community);
  return { community, shop, payer };
}

/** The requests of a shop that wait, the newest first. */
export async function openRequests(community: Community, shop: Member): Promise<PaymentRequest[]> {
  const path = community.path(`payment-requests?account=${shop.account}&state=open`);
  return (await community.api.ask(paymentRequestPage, "GET", path, { token: community.token })).items;
}

/** The link of the request that a shop shows, once its code is that very link's. */
export async function linkShown(page: Page, community: Community, shop: Member): Promise<string> {
  const found = async () => {
    const shown = await page.locator("svg.qr path").getAttribute("d");
    const open = await openRequests(community, shop);
    const links = open.map(({ id }) => requestLink(community.api.url, community.slug, id));
    return links.find((link) => qrPath(link).path === shown);
  };
  await expect.poll(found).toBeDefined();
  return (await found()) ?? "";
}

/** Types an amount at the till, digit by digit, and asks for it. */
export async function charge(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.getByRole("button", { name: key, exact: true }).click();
  await page.getByRole("button", { name: /^Encaisser/ }).click();
  await page.getByText("En attente du paiement…").waitFor();
}

/** A customer pays what a link asks for, on their own phone. */
export async function payByLink(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: /Payer \d/ }).click();
  await page.getByLabel("Code à six chiffres").fill(PIN);
  await page.getByRole("heading", { name: "Payé", exact: true }).waitFor();
}
