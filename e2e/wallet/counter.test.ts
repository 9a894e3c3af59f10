import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { qrPath } from "@mereau/ui/qr/qrPath.ts";
import { anything } from "../../scripts/client/api.ts";
import { openBrowser, violations } from "../browser.ts";
import type { Community, Member } from "./community.ts";
import { charge, linkShown, openRequests, openShop, payByLink } from "./shop.ts";
import { enter, PIN, protect, type Visitor } from "./visitor.ts";

let browser: Browser;
let community: Community;
let shop: Member;
let payer: Visitor;

beforeAll(async () => {
  browser = await openBrowser();
  ({ community, shop, payer } = await openShop(browser));
});

afterAll(() => browser.close());

const here = () => `${community.api.url}/${community.slug}`;

test("one's own code is there without network, and says whom to pay", async () => {
  const { page, context } = await enter(browser, community, shop);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await context.setOffline(true);
  await page.goto(`${here()}/get-paid`);
  const own = qrPath(`${here()}/p/${shop.number}`).path;
  await page.getByText("Pas de réseau ici, mais ce code marche").waitFor();
  expect(await page.locator("svg.qr path").getAttribute("d")).toBe(own);
  await page.getByLabel("Montant (til)").fill("3,5");
  const asked = qrPath(`${here()}/p/${shop.number}?a=3.50`).path;
  await expect.poll(() => page.locator("svg.qr path").getAttribute("d")).toBe(asked);
  await context.close();
});

test("an amount makes a request that is paid once, and the payee sees by whom as it happens", async () => {
  const { page, context, complaints } = await enter(browser, community, shop);
  await page.getByRole("link", { name: "Encaisser" }).click();
  await page.getByRole("heading", { name: "Encaisser" }).waitFor();
  expect(await violations(page)).toEqual([]);
  const poster = await page.getByRole("link", { name: "Affiche à imprimer" }).getAttribute("href");
  const printed = await context.request.get(`${community.api.url}${poster}`);
  expect(printed.headers()["content-type"]).toBe("application/pdf");
  await page.getByLabel("Montant (til)").fill("12,00");
  await page.getByLabel("Pour quoi ?").fill("Tourte");
  await page.locator("svg.qr:not(.waits)").waitFor();
  await payByLink(payer.page, await linkShown(page, community, shop));
  await page.getByText("reçus de Alice Martin").waitFor();
  expect(await page.textContent(".outcome")).toContain("12,00");
  expect(await violations(page)).toEqual([]);
  expect(await openRequests(community, shop)).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

test("a member is asked in two taps, and that can be taken back", async () => {
  const { page, context } = await enter(browser, community, shop);
  await page.getByRole("link", { name: "Encaisser" }).click();
  await page.getByLabel("Chercher un nom").fill("alice");
  await page.getByRole("button", { name: /Alice Martin.*Demander/ }).click();
  await page.getByText("Demandé à Alice Martin.").waitFor();
  expect((await openRequests(community, shop)).map(({ from }) => from)).toEqual([
    expect.stringMatching(/^TIL:\d+$/),
  ]);
  await page.getByRole("button", { name: "Ne plus demander" }).click();
  await page.getByText("La demande est retirée.").waitFor();
  expect(await openRequests(community, shop)).toEqual([]);
  await context.close();
});

test("a cashier charges, sees it paid and gives back a part, and never what the shop has", async () => {
  const kim = await community.newMember("Kim Lilas");
  const { token } = community;
  const role = { role: "cashier", perTransfer: "20", perDay: "60" };
  const path = community.path(`accounts/${shop.account}/holders/${kim.id}`);
  await community.api.ask(anything, "PUT", path, { token, body: role });
  const before = Number(await community.balanceOf(shop));
  const { page, context, complaints } = await enter(browser, community, kim);
  await protect(page, community);
  await page.goto(`${here()}/till`);
  await page.getByText("Boulangerie du Four").first().waitFor();
  expect(await violations(page)).toEqual([]);
  await charge(page, ["1", "2", "virgule", "5", "0"]);
  expect(await violations(page)).toEqual([]);
  await payByLink(payer.page, await linkShown(page, community, shop));
  await page.getByText("reçus de Alice Martin").waitFor();
  await page.getByRole("link", { name: "La journée" }).click();
  await page.getByRole("link", { name: /Alice Martin.*12,50.*Rembourser/ }).click();
  await page.getByText("Il reste 12,50").waitFor();
  await page.getByLabel("Montant en Tilleul").fill("20");
  await page.getByText("C’est plus que les 12,50").waitFor();
  await page.getByLabel("Montant en Tilleul").fill("4,20");
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: /Rembourser 4,20/ }).dblclick();
  await page.getByLabel("Code à six chiffres").fill(PIN);
  await page.getByRole("heading", { name: "Remboursé" }).waitFor();
  expect(await page.textContent("main")).not.toContain("Reste");
  await page.getByRole("link", { name: "Terminé" }).click();
  await page.getByText("4,20 remboursés").waitFor();
  expect(await violations(page)).toEqual([]);
  const day = await page.locator(".balance .figure").textContent();
  await page.getByRole("link", { name: "Retour" }).click();
  await page.getByRole("link", { name: new RegExp(`Boulangerie du Four.*${day}.til aujourd’hui`) }).waitFor();
  expect(Number(await community.balanceOf(shop)) - before).toBeCloseTo(8.3);
  expect(complaints).toEqual([]);
  await context.close();
});

test("a refund whose answer is lost is asked for again and given once", async () => {
  const { page, context } = await enter(browser, community, shop);
  await protect(page, community);
  await page.goto(`${here()}/till`);
  await charge(page, ["9"]);
  await payByLink(payer.page, await linkShown(page, community, shop));
  await page.getByText("reçus de Alice Martin").waitFor();
  const before = Number(await community.balanceOf(shop));
  let lost = 0;
  await context.route("**/refund", async (route) => {
    lost += 1;
    if (lost > 2) return route.continue();
    await route.fetch();
    await route.abort("connectionreset");
  });
  await page.getByRole("link", { name: "La journée" }).click();
  await page.getByRole("link", { name: /Alice Martin.*9,00.*Rembourser/ }).click();
  await page.getByRole("button", { name: /Rembourser 9,00/ }).click();
  await page.getByLabel("Code à six chiffres").fill(PIN);
  await page.getByRole("heading", { name: "On ne sait pas encore" }).waitFor();
  await page.getByRole("heading", { name: "Remboursé" }).waitFor({ timeout: 20_000 });
  expect(Number(await community.balanceOf(shop)) - before).toBeCloseTo(-9);
  expect(lost).toBe(3);
  await context.close();
});

test("a sale that is cancelled cannot be paid any more", async () => {
  const { page, context } = await enter(browser, community, shop, { width: 320, scheme: "dark" });
  await page.setViewportSize({ width: 320, height: 568 });
  await page.goto(`${here()}/till`);
  // The last key is not below the deed, and a keyboard does as well
  await page
    .getByRole("button", { name: "effacer le dernier chiffre" })
    .click({ trial: true, timeout: 5_000 });
  expect(await page.evaluate(() => document.scrollingElement?.scrollTop)).toBe(0);
  await page.getByRole("button", { name: "5", exact: true }).click();
  await page.keyboard.press("Enter");
  await page.getByText("En attente du paiement…").waitFor();
  const link = await linkShown(page, community, shop);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await page.getByRole("button", { name: "Annuler" }).click();
  await page.getByRole("button", { name: /^Encaisser 5,00/ }).waitFor();
  await expect.poll(() => openRequests(community, shop)).toEqual([]);
  await payer.page.goto(link);
  await payer.page.getByText("Cette demande a été retirée.").waitFor();
  await context.close();
});
