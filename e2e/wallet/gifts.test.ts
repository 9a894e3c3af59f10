import { account } from "@mereau/shared/contracts/accounts.ts";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Browser, Page } from "playwright-core";

import { anything } from "../../scripts/client/api.ts";
import { openBrowser, violations } from "../browser.ts";
import { Community, type Member, newId } from "./community.ts";
import { enter, PIN, protect, type Visitor } from "./visitor.ts";

let browser: Browser;
let community: Community;
let ada: Member;
let bilal: Member;
let visitor: Visitor;

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"), "coworking");
  const { api, token } = community;
  ada = await community.newMember("Ada Morel", "0", "coworker");
  bilal = await community.newMember("Bilal Roche", "0", "coworker");
  const pot = { id: "TIL:pot-solidarity", name: "Solidarité" };
  await api.ask(anything, "POST", community.path("pots"), { token, body: pot });
  const bought = { id: newId(), account: ada.account, euros: "20,00", means: "card", reference: "CB 1" };
  await api.ask(anything, "POST", community.path("currencies/TIL/top-ups"), { token, body: bought });
  visitor = await enter(browser, community, ada);
  await protect(visitor.page, community);
});

afterAll(() => browser.close());

const at = (path: string) => `${inject("url")}/${community.slug}${path}`;

const balanceOf = async (id: string): Promise<string> => {
  const { api, token } = community;
  return (await api.ask(account, "GET", community.path(`accounts/${id}`), { token })).balance;
};

const confirm = async (page: Page) => {
  await page.getByLabel("Code à six chiffres").fill(PIN);
  await page.getByRole("heading", { name: "Payé", exact: true }).waitFor();
};

test("hearts are given in two taps and a word, and what is left to give this month says so", async () => {
  const { page, complaints } = visitor;
  await page.goto(at("/me"));
  await page.getByRole("link", { name: "Cadeaux" }).click();
  await page.getByText("à offrir ce mois-ci, sur 20 <3").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("searchbox").fill("bilal");
  await page.getByRole("button", { name: /Bilal Roche/ }).click();
  await page.getByRole("button", { name: "Plus" }).first().click();
  await page.getByLabel("Un mot avec").first().fill("Merci pour le café");
  await page.getByRole("button", { name: "Offrir 2 <3 à Bilal Roche" }).click();
  await confirm(page);
  expect(await balanceOf(`GIFT:${bilal.number}`)).toBe("2");
  await page.goto(at("/gifts"));
  await expect.poll(() => page.locator(".gifts .figure.large").textContent()).toBe("18");
  await page.getByText("Merci pour le café").waitFor();
  // Whoever was given to stands there: one tap on them, one on the deed
  await page.getByRole("button", { name: "Bilal Roche", exact: true }).click();
  await page.getByRole("button", { name: "Offrir 1 <3 à Bilal Roche" }).click();
  await confirm(page);
  expect(await balanceOf(`GIFT:${bilal.number}`)).toBe("3");
  expect(complaints).toEqual([]);
});

test("below zero in a counter of gifts reads as gifts, never as a debt", async () => {
  const { page } = visitor;
  await page.goto(at("/"));
  await page.getByRole("button", { name: "Dons" }).click();
  await page.getByText("Vous avez donné 3\u00A0<3 de plus que vous n’avez reçu.").waitFor();
  expect(await page.textContent(".balance")).toContain("personne ne doit rien");
  expect(await page.textContent(".balance")).not.toContain("à la communauté");
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Tilleul" }).click();
});

test("the pot that helps says what it has, and is given to as anybody", async () => {
  const { page, complaints } = visitor;
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(at("/gifts"));
  await page.getByText("0 til y attendent qui en a besoin.").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Offrir 100 til à Solidarité" }).click();
  await confirm(page);
  expect(await balanceOf(ada.account)).toBe("1900");
  await page.goto(at("/gifts"));
  await page.getByText("100 til y attendent qui en a besoin.").waitFor();
  await page.getByLabel("Combien ?").last().fill("5000");
  await page.getByText("Vous pouvez en donner 1").waitFor();
  expect(complaints).toEqual([]);
});

test("a link to a pot says what it is, and is paid as any other", async () => {
  const { page, complaints } = visitor;
  await page.goto(at("/p/pot-solidarity?c=TIL&a=50"));
  await page.getByText("Une cagnotte de la communauté").waitFor();
  expect(await page.textContent(".who b")).toBe("Solidarité");
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Payer 50 til" }).click();
  await confirm(page);
  expect(await balanceOf(ada.account)).toBe("1850");
  await page.goto(at("/p/pot-nothing"));
  await page.getByText("Personne n’a ce numéro ici.").waitFor();
  expect(complaints).toEqual([]);
  // More than one has is refused, and one comes back to the same pot
  await page.goto(at("/p/pot-solidarity?c=TIL&a=9000"));
  await page.getByRole("button", { name: /^Payer 9.000 til/ }).click();
  await page.getByRole("button", { name: "Payer quand même" }).click();
  await page.getByLabel("Code à six chiffres").fill(PIN);
  await page.getByRole("heading", { name: "Non payé" }).waitFor();
  await page.getByRole("link", { name: "Changer le montant" }).click();
  await page.getByText("Une cagnotte de la communauté").waitFor();
});
