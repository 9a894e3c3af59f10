import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import * as z from "zod";

import { anything } from "../../scripts/client/api.ts";
import { signIn } from "../../scripts/client/signIn.ts";
import { openBrowser, visit, violations } from "../browser.ts";
import { stickingOut } from "../stickingOut.ts";
import { Community, newId } from "../wallet/community.ts";
import { openDesk } from "./desk.ts";

let browser: Browser;
let community: Community;

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
  const bar = await community.newMember("Le bar", "0", "provider");
  const { api, token } = community;
  const seller = { name: "Le bar", accounts: [bar.account] };
  await api.ask(anything, "PATCH", community.path("settings"), { token, body: { seller } });
  const price = { currency: "TIL", amount: "2" };
  const body = { id: newId(), name: { fr: "Café" }, price };
  await api.ask(anything, "POST", community.path("tariff/products"), { token, body });
});

afterAll(() => browser.close());

const dialogOf = (page: Page) => page.getByRole("dialog");

async function isInOrder(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([]);
  for (const width of [820, 390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await stickingOut(page)).toEqual([]);
  }
}

async function typePins(page: Page, once: string, again: string): Promise<void> {
  await page.getByLabel("Code, de 4 à 8 chiffres").fill(once);
  await page.getByLabel("Le même code encore une fois").fill(again);
}

test("a card is given with a code that its member typed twice, pays at a kiosk paired by the address, and is blocked", async () => {
  const member = await community.newMember("Zoé Cartable", "10");
  const { page, complaints } = await openDesk(browser, community, { path: "/tariff/cards" });
  await page.getByText("Aucune carte n’a encore été donnée.").waitFor();
  await page.getByRole("link", { name: "Donner une carte" }).click();
  const give = page.getByRole("button", { name: "Donner la carte" });
  await give.click();
  await page.getByText("Choisissez d’abord un membre.").waitFor();
  await page.getByLabel("Pour qui").fill("Zoé");
  await page.getByRole("button", { name: /Zoé Cartable/ }).click();
  const number = await page.getByLabel("Numéro de la carte").inputValue();
  await typePins(page, "2803", "2804");
  await page.getByText("Les deux codes ne sont pas les mêmes.").waitFor();
  expect(complaints).toEqual([]);
  await typePins(page, "1234", "1234");
  await give.click();
  await page.getByText(/quatre à huit chiffres/).waitFor();
  await typePins(page, "2803", "2803");
  await give.click();
  await page.getByRole("heading", { name: "La carte de Zoé Cartable" }).waitFor();
  await page.getByRole("img", { name: "Code QR du numéro de la carte" }).waitFor();
  await isInOrder(page);

  await page.goto(`${community.api.url}/${community.slug}/admin/tariff/kiosks`);
  await page.getByRole("link", { name: "Créer une borne" }).click();
  await page.getByLabel("Nom").fill("Tablette du bar");
  await page.getByLabel("Code de sortie").fill("1111");
  await page.getByRole("button", { name: "Créer la borne" }).click();
  await page.getByText(/quatre à huit chiffres/).waitFor();
  await page.getByLabel("Code de sortie").fill("7391");
  await page.getByRole("button", { name: "Créer la borne" }).click();
  await page.getByRole("button", { name: "Appairer une tablette" }).click();
  const code = await dialogOf(page).locator("dd.large").textContent();
  await isInOrder(page);
  const { page: tablet } = await visit(browser, { width: 1180 });
  await tablet.goto(`${community.api.url}/${community.slug}/kiosk/#${code}`);
  await tablet.getByRole("button", { name: "Appairer la tablette" }).click();
  await tablet.getByRole("button", { name: "Touchez pour commencer" }).click();
  await tablet.getByRole("button", { name: /^(C )?Café/ }).click();
  await tablet.getByRole("button", { name: /par carte/ }).click();
  await tablet.getByLabel("Numéro de la carte").fill(number);
  await tablet.keyboard.press("Enter");
  await tablet.getByLabel("Code de la carte").fill("2803");
  await tablet.getByRole("button", { name: /^Payer/ }).click();
  await tablet.getByRole("heading", { name: /payés/ }).waitFor();
  expect(await community.balanceOf(member)).toBe("8.00");

  await dialogOf(page).getByRole("button", { name: "Fermer" }).click();
  await page.getByText("en service").waitFor();
  await page.getByRole("link", { name: "Cartes" }).click();
  await page.getByRole("button", { name: "Bloquer" }).click();
  await dialogOf(page).getByRole("button", { name: "Bloquer" }).click();
  await page.getByText("La carte de Zoé Cartable est hors service.").waitFor();
  await isInOrder(page);
  await tablet.getByRole("button", { name: "Terminer" }).click();
  await tablet.getByRole("button", { name: "Touchez pour commencer" }).click();
  await tablet.getByRole("button", { name: /^(C )?Café/ }).click();
  await tablet.getByRole("button", { name: /par carte/ }).click();
  await tablet.getByLabel("Numéro de la carte").fill(number);
  await tablet.keyboard.press("Enter");
  await tablet.getByRole("alert").waitFor();
  expect(await community.balanceOf(member)).toBe("8.00");
});

test("a kiosk locks itself as long after as is set, and one out of use sells nothing; who serves members has cards and no kiosks", async () => {
  const { api, token, slug } = community;
  const { page } = await openDesk(browser, community, { path: "/tariff/kiosks" });
  await page.getByRole("link", { name: "Réglages de Tablette du bar" }).click();
  const seconds = page.getByLabel("Se verrouille après (secondes)");
  await seconds.fill("5");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByRole("alert").waitFor();
  await seconds.fill("90");
  await page.getByLabel("Une carte paie de petites sommes sans son code").check();
  await page.getByLabel("Par achat, au plus (til)").fill("3");
  await page.getByLabel("Par jour, au plus (til)").fill("9");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText("Se verrouille après 90 s.").waitFor();
  await page.getByText("3,00 til par achat").waitFor();
  await page.getByRole("button", { name: "Mettre hors service" }).click();
  await dialogOf(page).getByRole("button", { name: "Mettre hors service" }).click();
  await page.getByText("Tablette du bar est hors service.").waitFor();
  const listed = z.object({ items: z.array(z.object({ state: z.string(), lockAfter: z.int() })) });
  const { items } = await api.ask(listed, "GET", community.path("kiosks"), { token });
  expect(items).toEqual([{ state: "revoked", lockAfter: 90 }]);

  const teller = await community.newMember("Serge Comptoir");
  const role = { token, body: { role: "teller" } };
  await api.ask(anything, "PUT", community.path(`members/${teller.id}/role`), role);
  const as = await signIn(api, slug, teller.email, "Comptoir");
  const served = await openDesk(browser, community, { path: "/tariff/cards", as });
  await served.page.getByRole("link", { name: "Donner une carte" }).waitFor();
  expect(await served.page.getByRole("link", { name: "Bornes" }).count()).toBe(0);
});
