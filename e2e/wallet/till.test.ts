import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { openBrowser, violations } from "../browser.ts";
import type { Community, Member } from "./community.ts";
import { charge, linkShown, openRequests, openShop, payByLink } from "./shop.ts";
import { enter, type Visitor } from "./visitor.ts";

let browser: Browser;
let community: Community;
let shop: Member;
let payer: Visitor;
let till: Visitor;

beforeAll(async () => {
  browser = await openBrowser();
  ({ community, shop, payer } = await openShop(browser));
  till = await enter(browser, community, shop);
});

afterAll(() => browser.close());

const here = () => `${community.api.url}/${community.slug}`;

test("what a customer is asked at the till goes on after a reload, and is paid there", async () => {
  const { page, complaints } = till;
  await page.goto(`${here()}/till`);
  await charge(page, ["6"]);
  const link = await linkShown(page, community, shop);
  await page.reload();
  await page.getByText("En attente du paiement…").waitFor();
  expect(await linkShown(page, community, shop)).toBe(link);
  await payByLink(payer.page, link);
  await page.getByText("reçus de Alice Martin").waitFor();
  await page.getByRole("button", { name: "Client suivant" }).click();
  await page.reload();
  await page.getByRole("button", { name: "7", exact: true }).waitFor();
  expect(await openRequests(community, shop)).toEqual([]);
  expect(complaints).toEqual([]);
});

test("what was shown at the till without a network is found paid once there is one", async () => {
  const { page, context } = till;
  await page.goto(`${here()}/till`);
  await page.getByRole("button", { name: "7", exact: true }).waitFor();
  await context.setOffline(true);
  await page.getByRole("button", { name: "7", exact: true }).click();
  await page.getByRole("button", { name: /^Encaisser 7,00/ }).click();
  await page.getByText("Sans réseau, cette caisse").waitFor();
  expect(await violations(page)).toEqual([]);
  await payByLink(payer.page, `${here()}/p/${shop.number}?a=7`);
  await context.setOffline(false);
  await page.getByText("reçus de Alice Martin").waitFor({ timeout: 15_000 });
});

test("the browser's way back leads from the code to the amounts, and takes the code back", async () => {
  const { page } = till;
  await page.goto(`${here()}/till`);
  await charge(page, ["3"]);
  await page.goBack();
  await page.getByRole("button", { name: /^Encaisser 3,00/ }).waitFor();
  await expect.poll(() => openRequests(community, shop)).toEqual([]);
  await charge(page, ["0"]);
  await page.reload();
  await page.getByText("En attente du paiement…").waitFor();
  await page.goBack();
  await page.getByRole("button", { name: "7", exact: true }).waitFor();
  await expect.poll(() => openRequests(community, shop)).toEqual([]);
});

test("a code that is no longer shown leaves no request behind", async () => {
  const { page } = till;
  await page.goto(`${here()}/get-paid`);
  await page.getByLabel("Montant (til)").fill("4");
  await linkShown(page, community, shop);
  await expect.poll(async () => (await openRequests(community, shop)).length).toBe(1);
  await page.goto("about:blank");
  await expect.poll(() => openRequests(community, shop)).toEqual([]);
});
