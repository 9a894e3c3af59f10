import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { openBrowser, violations } from "../browser.ts";
import { Community, type Member, newId } from "./community.ts";
import { enter, PIN, protect, type Visitor } from "./visitor.ts";

let browser: Browser;
let community: Community;
let shop: Member;
let member: Member;
let visitor: Visitor;

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
  shop = await community.newMember("Boulangerie du Four", "0", "provider");
  member = await community.newMember("Ada Morel", "100");
  visitor = await enter(browser, community, member);
  await protect(visitor.page, community);
});

afterAll(() => browser.close());

const at = (path: string) => `${inject("url")}/${community.slug}${path}`;

const enterPin = (page: Page) => page.getByLabel("Code à six chiffres").fill(PIN);

test("a standing order is planned with the phone’s code, paused, taken up again and stopped", async () => {
  const { page } = visitor;
  await page.goto(at("/standing-orders"));
  await page.getByText("Rien n’est prévu.").waitFor();
  await page.getByRole("link", { name: "Prévoir un virement" }).click();
  await page.getByRole("searchbox").fill("four");
  await page.getByRole("button", { name: /Boulangerie du Four/ }).click();
  await page.getByLabel(/Montant en/).fill("124");
  await page.getByText("c’est 24,00\u00A0til de plus.").waitFor();
  await page.getByLabel(/Montant en/).fill("24");
  await page.getByLabel("À partir du").fill("2030-01-31");
  await page.getByText("Payé le 31 janvier 2030, puis le 28 février 2030, puis le 31 mars 2030…").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.reload();
  await page.getByRole("button", { name: "Prévoir 24,00" }).click();
  await enterPin(page);
  await page.getByText("Prochain : 31 janvier 2030").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Mettre en pause" }).click();
  await page.getByText("les dates qui passent ne sont pas rattrapées").waitFor();
  await page.getByRole("button", { name: "Reprendre" }).click();
  await page.getByRole("button", { name: "Mettre en pause" }).waitFor();
  await page.getByRole("button", { name: "Arrêter pour toujours" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Arrêter pour toujours" }).click();
  await page.getByText("Arrêté par vous.").waitFor();
  expect(await community.balanceOf(member)).toBe("100.00");
});

/** Asks for a payment in the name of the shop. */
async function ask(amount: string, memo: string): Promise<void> {
  const body = { id: newId(), currency: "TIL", to: shop.account, from: member.account, amount, memo };
  const { api, token } = community;
  const answer = await fetch(`${api.url}${community.path("payment-requests")}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(201);
}

test("what one is asked is paid in two taps and the code, or refused with a word", async () => {
  const { page } = visitor;
  await ask("12.50", "Deux tourtes");
  await ask("80", "Un four");
  await page.goto(at("/requests"));
  await page.getByText("Deux tourtes").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("link", { name: "Payer 12,50" }).click();
  await page.getByRole("button", { name: "Payer 12,50" }).click();
  await enterPin(page);
  await page.getByRole("heading", { name: "Payé", exact: true }).waitFor();
  expect(await community.balanceOf(shop)).toBe("12.50");
  await page.goto(at("/"));
  await page.getByRole("link", { name: "Payer 80,00" }).waitFor();
  await page.goto(at("/requests"));
  await page.getByText("Un four").click();
  await page.getByRole("button", { name: "Refuser" }).click();
  // From here on the first screen is what the phone keeps
  const home = `**${community.path("home")}*`;
  await page.route(home, (route) => route.abort());
  await page.getByLabel("Un mot pour dire pourquoi").fill("Trop cher");
  await page.getByRole("dialog").getByRole("button", { name: "Refuser" }).click();
  await page.getByText("Raison donnée : « Trop cher »").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.goto(at("/"));
  await page.getByRole("heading", { name: "Dernières opérations" }).waitFor();
  expect(await page.getByRole("link", { name: "Payer 80,00" }).count()).toBe(0);
  await page.unroute(home);
});

test("a payee is paid without being asked, up to what the payer signed, until they stop it", async () => {
  const { page } = visitor;
  await page.goto(at("/requests"));
  await page.getByRole("button", { name: "Laisser quelqu’un être payé" }).click();
  await page.getByRole("dialog").getByRole("searchbox").fill("four");
  await page.getByRole("button", { name: /Boulangerie du Four/ }).click();
  await page.getByLabel("À la fois").fill("5");
  await page.getByLabel("Par mois").fill("20");
  await page.getByRole("button", { name: "Permettre" }).click();
  await enterPin(page);
  await page.getByText("5,00 til à la fois, 20,00 til par mois au plus").waitFor();
  const before = Number(await community.balanceOf(shop));
  await ask("4", "Un pain");
  await expect.poll(async () => Number(await community.balanceOf(shop)) - before).toBe(4);
  await page.getByRole("button", { name: "Arrêter" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Arrêter" }).click();
  await expect.poll(() => page.getByText("5,00 til à la fois").count()).toBe(0);
});

test("a pasted list is mended line by line, confirmed with the code, and each line says what became of it", async () => {
  const { page } = visitor;
  const before = Number(await community.balanceOf(shop));
  await page.goto(at("/batches"));
  await page.getByLabel("La liste", { exact: true }).fill(`${shop.number};500`);
  await page.getByRole("button", { name: "Relire la liste" }).click();
  await page.getByRole("button", { name: "Payer 500,00" }).click();
  await page.getByRole("dialog").getByText("La communauté refusera sans doute").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Annuler" }).click();
  await page.getByRole("button", { name: "Abandonner" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Abandonner" }).click();
  await page.waitForURL(at("/batches"));
  await page
    .getByLabel("La liste", { exact: true })
    .fill(`${shop.number};2,50;Affiches\nPersonne d’ici;3;Stand`);
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Relire la liste" }).click();
  await page.getByText("Une ligne ne peut pas être payée.").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel("À qui").fill("Boulangerie du Four");
  await page.getByRole("button", { name: "Vérifier à nouveau" }).click();
  await page.getByText("Tout est en ordre.").waitFor();
  await page.getByRole("button", { name: "Payer 5,50" }).click();
  await enterPin(page);
  await page.getByText("Tout est payé : 2 lignes.").waitFor();
  await expect.poll(() => page.locator("ol a.row").count()).toBe(2);
  expect(await violations(page)).toEqual([]);
  expect(Number(await community.balanceOf(shop)) - before).toBe(5.5);
});
