import { Buffer } from "node:buffer";

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { drawings } from "@mereau/shared/pictures/testing.ts";
import * as z from "zod";

import { anything } from "../../scripts/client/api.ts";
import { openBrowser, violations, visit } from "../browser.ts";
import { Community, type Member } from "./community.ts";
import { enter, type Visitor } from "./visitor.ts";

const TILES = "https://tile.openstreetmap.org/**";

let browser: Browser;
let community: Community;
let bakery: Member;
let visitor: Visitor;

async function openShop(name: string, category: string, latitude: number): Promise<Member> {
  const shop = await community.newMember(name, "0", "provider");
  const place = { address: `${name}, Garenne`, latitude, longitude: -0.55 };
  const { api, token } = community;
  const body = { categories: [category], place };
  await api.ask(anything, "PATCH", community.path(`members/${shop.id}`), { token, body });
  return shop;
}

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
  bakery = await openShop("Boulangerie du Four", "food", 47.374);
  await openShop("Atelier Vélo", "repair", 47.372);
  await openShop("Ferme des Îles", "food", 47.41);
  visitor = await enter(browser, community, await community.newMember("Ada Morel", "100"));
});

afterAll(() => browser.close());

const at = (path: string) => `${inject("url")}/${community.slug}${path}`;

const listed = () => visitor.page.locator(".members b").allTextContents();
const pins = () => visitor.page.locator(".pin").count();

/** Pictures of the ground as they come: never from another host than this test. */
async function answerTiles(page: Page): Promise<string[]> {
  const referrers: string[] = [];
  await page.route(TILES, (route) => {
    referrers.push(route.request().headers()["referer"] ?? "");
    return route.fulfill({ contentType: "image/png", body: Buffer.from(drawings.png) });
  });
  return referrers;
}

test("the map shows the providers, and the list beside it the same ones in the same order", async () => {
  const { page, complaints } = visitor;
  const referrers = await answerTiles(page);
  await page.goto(at("/directory"));
  await page.getByRole("link", { name: "Carte" }).click();
  await expect.poll(pins).toBe(3);
  await expect.poll(listed).toEqual(["Atelier Vélo", "Boulangerie du Four", "Ferme des Îles"]);
  await expect.poll(() => page.locator(".leaflet-tile-loaded").count()).toBeGreaterThan(0);
  expect(new Set(referrers)).toEqual(new Set([`${new URL(inject("url")).origin}/`]));
  expect(await page.getByRole("link", { name: "© OpenStreetMap" }).getAttribute("href")).toMatch(
    /copyright$/,
  );
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Alimentation" }).click();
  await expect.poll(listed).toEqual(["Boulangerie du Four", "Ferme des Îles"]);
  await expect.poll(pins).toBe(2);
  await page.getByRole("link", { name: "Voir la liste" }).click();
  await expect.poll(listed).toEqual(["Boulangerie du Four", "Ferme des Îles"]);
  expect(complaints).toEqual([]);
});

test("a pin leads to the card and to paying, and back to the map as it was", async () => {
  const { page } = visitor;
  await page.goto(at(`/members/${bakery.number}`));
  await page.getByRole("link", { name: "Voir sur la carte" }).click();
  await page.locator(".chosen-place").getByText("Boulangerie du Four", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Fermer" }).click();
  await expect.poll(() => page.locator(".chosen-place").count()).toBe(0);
  await page.locator(".pin .token").first().click();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("link", { name: "Voir sa fiche" }).click();
  await page.getByRole("heading", { name: "Boulangerie du Four" }).waitFor();
  await page.getByRole("link", { name: "Retour" }).click();
  await page.locator(".chosen-place").getByRole("link", { name: "Payer" }).click();
  await page.getByRole("heading", { name: "Payer" }).waitFor();
});

test("a visitor sees the map too where the community lets anybody, and pays nobody there", async () => {
  const { page, complaints } = await visit(browser);
  await answerTiles(page);
  await page.goto(at(`/map?to=${bakery.number}`));
  await expect.poll(() => page.locator(".pin").count()).toBe(3);
  await page.locator(".chosen-place").getByRole("link", { name: "Voir sa fiche" }).waitFor();
  expect(await page.getByRole("link", { name: "Payer" }).count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("where no ground comes, points, names and distances are there all the same", async () => {
  const { page, context } = visitor;
  await page.unroute(TILES);
  await page.route(TILES, (route) => route.abort());
  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation({ latitude: 47.372_8, longitude: -0.55 });
  await page.goto(at("/map"));
  await page.getByRole("button", { name: "Près de moi" }).click();
  await expect.poll(listed).toEqual(["Atelier Vélo", "Boulangerie du Four"]);
  const distances = () => page.locator(".members .figure").allTextContents();
  await expect.poll(distances).toEqual(["90\u00A0m", "130\u00A0m"]);
  await expect.poll(() => page.locator(".pin-name:not(.hides)").count()).toBeGreaterThan(0);
});

test("a map that was never opened cannot be fetched without a network, and leads to the list", async () => {
  const { page, context } = await enter(browser, community, bakery, { scheme: "dark" });
  for (const path of ["/directory", `/members/${bakery.number}`]) {
    await page.goto(at(path));
    await page.locator(".members, .member-head").waitFor();
    expect(await violations(page)).toEqual([]);
  }
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await page.goto(at("/map"));
  await page.getByText("La carte n’a pas pu être chargée.").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("link", { name: "Voir la liste" }).click();
  await page.getByRole("heading", { name: "Annuaire" }).waitFor();
});

test("a shop notes its point by moving a small map under the tip", async () => {
  const shop = await enter(browser, community, bakery, { scheme: "dark" });
  await answerTiles(shop.page);
  await shop.page.goto(at("/me/profile"));
  await shop.page.getByRole("button", { name: "Montrer sur la carte" }).click();
  const map = shop.page.getByRole("region", { name: "Carte pour noter votre lieu" });
  await map.locator(".leaflet-control-zoom").waitFor();
  expect(await violations(shop.page)).toEqual([]);
  await map.focus();
  await shop.page.keyboard.press("ArrowUp");
  await shop.page.getByRole("button", { name: "Enregistrer" }).click();
  await shop.page.getByText("C’est enregistré.").waitFor();
  await shop.page.goto(at("/map"));
  await shop.page.locator(".pin").first().waitFor();
  expect(await violations(shop.page)).toEqual([]);
  const card = await shop.context.request.get(
    `${community.api.url}${community.path(`members/directory/${bakery.number}`)}`,
  );
  const { place } = z.object({ place: z.object({ latitude: z.number() }) }).parse(await card.json());
  expect(place.latitude).toBeGreaterThan(47.3741);
  expect(place.latitude).toBeLessThan(47.376);
  expect(shop.complaints).toEqual([]);
});
