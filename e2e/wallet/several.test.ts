import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { anything } from "../../scripts/client/api.ts";
import { openBrowser, violations } from "../browser.ts";
import { Community, newId } from "./community.ts";
import { enter } from "./visitor.ts";

let browser: Browser;
let community: Community;
let other: Community;

beforeAll(async () => {
  browser = await openBrowser();
  [community, other] = await Promise.all([
    Community.found(inject("url"), inject("operatorToken")),
    Community.found(inject("url"), inject("operatorToken")),
  ]);
});

afterAll(() => browser.close());

const addressOf = ({ slug }: Community) => `${inject("url")}/${slug}/`;

test("communities met on a device are on one list, from which each is opened, taken off and added again", async () => {
  const ada = await community.newMember("Ada Morel");
  const { page, context, complaints } = await enter(browser, community, ada, { scheme: "dark" });
  await page.goto(addressOf(other));
  await page.getByRole("link", { name: "Me connecter" }).waitFor();
  await page.goto(`${addressOf(community)}me/communities`);
  await page.getByText("pas connecté").waitFor();
  expect(await page.locator(".met li").count()).toBe(2);
  expect(await page.locator(".met li").first().textContent()).toContain("Vous y êtes");
  expect(await violations(page)).toEqual([]);
  await page.getByRole("link", { name: "Le Tilleul" }).click();
  await page.waitForURL(addressOf(other));
  await page.goto(`${addressOf(community)}me/communities`);
  await page.getByRole("button", { name: /^Retirer/ }).click();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Retirer de la liste" }).click();
  await expect.poll(() => page.locator(".met li").count()).toBe(1);
  const add = async (address: string) => {
    await page.getByLabel("Son adresse").fill(address);
    await page.getByRole("button", { name: "Ajouter" }).click();
  };
  await add("bonjour");
  await page.getByText("Il n’y a pas de communauté à cette adresse.").waitFor();
  await add(addressOf(community));
  await page.getByText("C’est celle où vous êtes.").waitFor();
  await add(`${addressOf(other)}join/K7MPQ2XQDR`);
  await page.getByText("Le Tilleul est dans la liste.").waitFor();
  await add("pay.example.org/le-miel");
  await page.getByText("pay.example.org", { exact: true }).waitFor();
  expect(await page.locator(".met li").count()).toBe(3);
  expect(complaints.filter((one) => !one.includes("404"))).toEqual([]);
  await context.close();
});

test("whoever runs a shop’s account has both at hand, and hears by name what comes in on the other", async () => {
  const [ada, shop] = [await community.newMember("Ada Blanc", "10"), await community.newMember("Le Four")];
  const { api, token } = community;
  const holder = community.path(`accounts/${shop.account}/holders/${ada.id}`);
  await api.ask(anything, "PUT", holder, { token, body: { role: "operator" } });
  const { page, context } = await enter(browser, community, ada);
  await page.getByRole("button", { name: "Le Four" }).waitFor();
  expect(await page.textContent(".figure.large")).toBe("10,00");
  const issue = { id: newId(), to: shop.account, amount: "5", reference: "CHQ A" };
  await api.ask(anything, "POST", community.path("currencies/TIL/issues"), { token, body: issue });
  await page.getByText("Le Four : 5,00 til reçus").waitFor();
  expect(await page.textContent(".figure.large")).toBe("10,00");
  await page.getByRole("button", { name: "Le Four" }).click();
  await expect.poll(() => page.textContent(".figure.large")).toBe("5,00");
  await context.close();
});
