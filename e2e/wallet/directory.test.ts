import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { anything } from "../../scripts/client/api.ts";
import { openBrowser, violations, visit } from "../browser.ts";
import { Community, type Member } from "./community.ts";
import { enter, signInByCode, type Visitor } from "./visitor.ts";

let browser: Browser;
let community: Community;
let bakery: Member;
let visitor: Visitor;

/** A shop so many thousandths of a degree of latitude, 111 m each, north of where the visitor stands. */
async function openShop(name: string, category: string, north: number): Promise<Member> {
  const shop = await community.newMember(name, "0", "provider");
  const place = { address: `${name}, 49320 Garenne`, latitude: (47_370 + north) / 1_000, longitude: -0.55 };
  const body = { categories: [category], place, about: `Chez ${name}.`, hours: "7 h à 13 h" };
  const { api, token } = community;
  await api.ask(anything, "PATCH", community.path(`members/${shop.id}`), { token, body });
  return shop;
}

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
  bakery = await openShop("Boulangerie du Four", "food", 4);
  await openShop("Épicerie du Pont", "food", 1);
  await openShop("Atelier Vélo", "repair", 2);
  visitor = await enter(browser, community, await community.newMember("Ada Morel", "100"));
});

afterAll(() => browser.close());

const at = (path: string) => `${inject("url")}/${community.slug}${path}`;

const shown = () => visitor.page.locator(".members b").allTextContents();

test("a shop is found by its name and by what it does, and its card leads to paying it and back", async () => {
  const { page } = visitor;
  await page.getByRole("link", { name: "Annuaire" }).click();
  await expect.poll(shown).toEqual(["Atelier Vélo", "Boulangerie du Four", "Épicerie du Pont"]);
  expect(await violations(page)).toEqual([]);
  await page.getByRole("searchbox").fill("epicerie");
  await expect.poll(shown).toEqual(["Épicerie du Pont"]);
  await page.getByRole("searchbox").fill("aliment");
  await page.getByRole("button", { name: "Voir la catégorie Alimentation" }).click();
  await expect.poll(shown).toEqual(["Boulangerie du Four", "Épicerie du Pont"]);
  await page.getByRole("link", { name: "Boulangerie du Four" }).click();
  await page.getByRole("heading", { name: "Boulangerie du Four" }).waitFor();
  expect(await page.textContent("main")).toMatch(/Prestataire depuis.*Chez Boulangerie.*7 h à 13 h/s);
  expect(await page.getByRole("link", { name: "Y aller" }).getAttribute("href")).toMatch(
    /^geo:47.374,-0.55\?/,
  );
  expect(await violations(page)).toEqual([]);
  await page.getByRole("link", { name: "Retour" }).click();
  await expect.poll(shown).toHaveLength(2);
  await page.getByRole("link", { name: "Boulangerie du Four" }).click();
  await page.getByRole("link", { name: "Payer" }).click();
  await page.locator("a.who").click();
  await page.getByRole("link", { name: "Demander" }).click();
  await page.getByRole("button", { name: `Membre nº ${bakery.number}` }).waitFor();
  expect(visitor.complaints).toEqual([]);
});

test("what is near comes first once the device may say where it is; what it refuses is said", async () => {
  const { page, context } = visitor;
  await page.goto(at("/directory"));
  await page.getByRole("button", { name: "Près de moi" }).click();
  await page.getByText("Ce navigateur ne nous dit pas où vous êtes").waitFor();
  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation({ latitude: 47.37, longitude: -0.55 });
  await page.getByRole("button", { name: "Près de moi" }).click();
  await expect.poll(shown).toEqual(["Épicerie du Pont", "Atelier Vélo", "Boulangerie du Four"]);
  const distances = () => page.locator(".members .figure").allTextContents();
  await expect.poll(distances).toEqual(["110\u00A0m", "220\u00A0m", "450\u00A0m"]);
});

test("nobody found says what to do, and persons are found among all", async () => {
  const { page } = visitor;
  await page.goto(at("/directory?q=maud"));
  await page.getByText("Personne ne répond à cette recherche").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Chercher parmi tous" }).click();
  await expect.poll(shown).toEqual(["Maud Lartigue"]);
  await page.goto(at("/members/9999"));
  await page.getByText("Personne n’a ce numéro ici").waitFor();
});

test("a visitor sees the providers and their cards, where the community lets anybody, and nothing of the members’", async () => {
  const { page, complaints } = await visit(browser);
  await page.goto(at("/"));
  await page.getByRole("link", { name: "Voir où dépenser" }).click();
  const names = () => page.locator(".members b").allTextContents();
  await expect.poll(names).toEqual(["Atelier Vélo", "Boulangerie du Four", "Épicerie du Pont"]);
  await page.getByRole("button", { name: "Réparation" }).waitFor();
  expect(await page.getByRole("button", { name: "Tous", exact: true }).count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  await page.getByRole("link", { name: "Boulangerie du Four" }).click();
  await page.getByText("Chez Boulangerie du Four").waitFor();
  expect(await page.getByRole("link", { name: "Payer" }).count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  await page.getByRole("link", { name: "Me connecter" }).click();
  await page.waitForURL(/next=%2Fmembers%2F/);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("where the directory is for members alone a visitor is asked to sign in, and what they saw is not kept for the member", async () => {
  const { page } = await visit(browser);
  const context = page.context();
  await page.goto(at(`/members/${bakery.number}`));
  await page.getByText("Chez Boulangerie du Four").waitFor();
  await signInByCode(page, community, await community.newMember("Bilal Roche", "10"));
  await page.locator(".acts").waitFor();
  // A visitor’s card names no account: had it been kept, nobody could be paid by it
  await page.route(`**/directory/${bakery.number}`, (route) => route.abort());
  await page.goto(at(`/p/${bakery.number}`));
  await page.getByText("Ce téléphone n’a jamais rencontré").waitFor();
  await context.close();
  const settle = (directoryPublic: boolean) =>
    community.api.ask(anything, "PATCH", community.path("settings"), {
      token: community.token,
      body: { directoryPublic },
    });
  await settle(false);
  const { page: other } = await visit(browser);
  await other.goto(at("/"));
  await other.getByRole("link", { name: "Me connecter" }).waitFor();
  expect(await other.getByRole("link", { name: "Voir où dépenser" }).count()).toBe(0);
  await other.goto(at("/directory"));
  await other.getByText("Connectez-vous d’abord.").waitFor();
  await other.context().close();
  await settle(true);
});

test("without a network the directory opens, searches what it knows, and shows cards that were seen", async () => {
  const { page, context } = visitor;
  await page.goto(at("/directory"));
  await expect.poll(shown).toHaveLength(3);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await page.goto(at("/directory"));
  await page.getByText("Pas de réseau.").first().waitFor();
  await page.getByRole("searchbox").fill("velo");
  await expect.poll(shown).toEqual(["Atelier Vélo"]);
  await page.goto(at(`/members/${bakery.number}`));
  await page.getByText("Chez Boulangerie du Four").waitFor();
  await context.setOffline(false);
});
