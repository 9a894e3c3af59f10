import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { anything } from "../../scripts/client/api.ts";
import { signIn as tokenOf } from "../../scripts/client/signIn.ts";
import { codeAt } from "../../workers/src/services/second-factor/totp.ts";
import { openBrowser } from "../browser.ts";
import { Authenticator } from "../wallet/authenticator.ts";
import { Community } from "../wallet/community.ts";
import { openDesk } from "./desk.ts";

let browser: Browser;
let community: Community;
let secret: Uint8Array;
let recovery: string[];

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
});

afterAll(() => browser.close());

/** The bytes of a key as people copy it: base32, in groups of four. */
function bytesOf(shown: string): Uint8Array {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = Array.from(shown.replaceAll(" ", ""), (letter) =>
    letters.indexOf(letter).toString(2).padStart(5, "0"),
  );
  const bytes = bits.join("").match(/.{8}/g) ?? [];
  return Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 2));
}

const dialogOf = (page: Page) => page.getByRole("dialog");

/** Signs in anew by letter, and opens the desk. */
async function comeIn(email: string) {
  const as = await tokenOf(community.api, community.slug, email, "Bureau");
  return openDesk(browser, community, { as });
}

test("an app is set up by its key and a first code, a wrong one is refused, and its recovery codes are shown once", async () => {
  const { page, complaints } = await openDesk(browser, community, { path: "/security" });
  await page.getByText("Installez d’abord une application ou une clé d’accès pour vous-même.").waitFor();
  await page.getByRole("button", { name: "Installer une application" }).click();
  await page.getByRole("img", { name: "Code à scanner avec votre application" }).waitFor();
  secret = bytesOf(await page.locator(".enrolment code").innerText());
  const digits = page.getByLabel("Les six chiffres que donne l’application");
  await digits.fill("000 000");
  await page.getByRole("button", { name: "Confirmer l’application" }).click();
  await page.getByRole("alert").waitFor();
  await digits.fill(codeAt(secret, Date.now()));
  await page.getByRole("button", { name: "Confirmer l’application" }).click();
  await page.getByText("Il vous reste 10 codes de secours.").waitFor();
  recovery = await page.locator(".recovery li").allInnerTexts();
  expect(recovery).toHaveLength(10);
  await page.getByRole("button", { name: "Je les ai mis de côté" }).click();
  expect(await page.locator(".recovery").count()).toBe(0);
  // The wrong code is answered by 401, which the browser tells
  expect(complaints.filter((one) => !one.includes("401"))).toEqual([]);
});

test("whoever has an app comes in by its code or a recovery code, each once, and not by the letter alone", async () => {
  const { page } = await comeIn("maud@tilleul.example");
  await page.getByRole("heading", { name: "Deuxième étape" }).waitFor();
  expect(await page.getByRole("navigation").count()).toBe(0);
  const code = page.getByLabel("Code de l’application, ou code de secours");
  await code.fill("111111");
  await page.getByRole("button", { name: "Entrer", exact: true }).click();
  await page.getByRole("alert").waitFor();
  // The one of now was spent by setting up
  await code.fill(codeAt(secret, Date.now() + 30_000));
  await page.getByRole("button", { name: "Entrer", exact: true }).click();
  await page.getByRole("heading", { name: "Bonjour Maud" }).waitFor();

  const again = await comeIn("maud@tilleul.example");
  const field = again.page.getByLabel("Code de l’application, ou code de secours");
  await field.fill(recovery[0] ?? "");
  await again.page.getByRole("button", { name: "Entrer", exact: true }).click();
  await again.page.getByRole("heading", { name: "Bonjour Maud" }).waitFor();
  await again.page.getByRole("link", { name: "Sécurité" }).click();
  await again.page.getByText("Il vous reste 9 codes de secours.").waitFor();
});

test("once it is asked of the team, who has no way sets one up before they work, and comes in by their passkey", async () => {
  const { api, token } = community;
  const odile = await community.newMember("Odile Seconde");
  const body = { role: "manager" };
  await api.ask(anything, "PUT", community.path(`members/${odile.id}/role`), { token, body });

  const { page } = await openDesk(browser, community, { path: "/security" });
  await page.getByRole("button", { name: "Demander à toute l’équipe" }).click();
  await dialogOf(page).getByText("N’en ont pas encore : Odile Seconde.").waitFor();
  await dialogOf(page).getByRole("button", { name: "Demander à toute l’équipe" }).click();
  await page.getByText("La communauté demande cette deuxième étape à toute son équipe.").waitFor();

  // The last way of the only administrator stays
  await page.getByRole("button", { name: "Retirer l’application" }).click();
  await dialogOf(page).getByRole("button", { name: "Retirer l’application" }).click();
  await dialogOf(page).getByRole("alert").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Passer à une autre application" }).waitFor();

  const hers = await comeIn(odile.email);
  await Authenticator.plugInto(hers.page);
  await hers.page.getByRole("heading", { name: "Protégez votre accès" }).waitFor();
  expect(await hers.page.getByRole("navigation").count()).toBe(0);
  await hers.page.getByRole("button", { name: "Ajouter une clé d’accès" }).click();
  // Whether her session has done the second step by this or not: the desk, or the passkey that was just made
  const hello = hers.page.getByRole("heading", { name: "Bonjour Odile" });
  const use = hers.page.getByRole("button", { name: "Utiliser une clé d’accès" });
  await hello.or(use).waitFor();
  if (await use.isVisible()) await use.click();
  await hello.waitFor();

  await hers.page.getByRole("link", { name: "Sécurité" }).click();
  await hers.page.getByText("1 clé d’accès", { exact: true }).waitFor();
  await hers.page.getByRole("button", { name: /^Renommer / }).click();
  await dialogOf(hers.page).getByLabel("Nom").fill("Portable du bureau");
  await dialogOf(hers.page).getByRole("button", { name: "Enregistrer" }).click();
  await hers.page.getByRole("button", { name: "Retirer Portable du bureau" }).click();
  await dialogOf(hers.page).getByRole("button", { name: "Retirer", exact: true }).click();
  await dialogOf(hers.page).getByRole("alert").waitFor();
  await hers.page.keyboard.press("Escape");
});
