import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import * as z from "zod";

import { openBrowser } from "../browser.ts";
import { Community } from "../wallet/community.ts";
import { openDesk } from "./desk.ts";

let browser: Browser;
let community: Community;

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
});

afterAll(() => browser.close());

const dialogOf = (page: Page) => page.getByRole("dialog");

/** Asks for a deed, and once more in the dialog that explains it. */
async function sure(page: Page, deed: string): Promise<void> {
  await page.getByRole("button", { name: deed, exact: true }).click();
  await dialogOf(page).getByRole("button", { name: deed, exact: true }).click();
}

test("several people get an account, each with what they may do, and its last owner stays", async () => {
  const shop = await community.newMember("Fournil Partagé", "50", "provider");
  const helper = await community.newMember("Basile Aide");
  const { page, complaints } = await openDesk(browser, community, { path: `/members/${shop.id}` });
  await page.getByRole("link", { name: "Titulaires, plafonds, blocage" }).click();
  await page.getByRole("button", { name: "Ajouter quelqu’un" }).click();
  await dialogOf(page).getByLabel("Numéro du membre").fill("99999");
  const add = dialogOf(page).getByRole("button", { name: "Ajouter quelqu’un" });
  await add.click();
  await dialogOf(page).getByRole("alert").waitFor();
  await dialogOf(page).getByLabel("Numéro du membre").fill(String(helper.number));
  await dialogOf(page).getByLabel("Au plus par paiement").fill("7,50");
  await add.click();
  await page.getByText(/paie dans des limites, 7,50\stil par paiement/).waitFor();
  await page.getByRole("button", { name: "Retirer ce compte à Fournil Partagé" }).click();
  await dialogOf(page).getByRole("button", { name: "Retirer", exact: true }).click();
  await dialogOf(page).getByRole("alert").waitFor();
  await dialogOf(page).getByRole("button", { name: "Annuler" }).click();
  await page.getByRole("button", { name: "Retirer ce compte à Basile Aide" }).click();
  await dialogOf(page).getByRole("button", { name: "Retirer", exact: true }).click();
  await page.getByText("Basile Aide ne se sert plus de ce compte.").waitFor();
  await expect.poll(() => page.getByRole("link", { name: "Basile Aide" }).count()).toBe(0);
  expect(complaints.filter((told) => !/status of (404|409)/.test(told))).toEqual([]);
});

test("an account gets limits of its own and follows its type again, is frozen and opened, and not closed with money on it", async () => {
  const { id, account } = await community.newMember("Lina Limitée", "50");
  const path = `/members/${id}/accounts/${encodeURIComponent(account)}`;
  const { page } = await openDesk(browser, community, { path });
  await page.getByRole("button", { name: "Fixer des plafonds propres" }).click();
  await dialogOf(page).getByLabel("Jusqu’où il peut monter").fill("beaucoup");
  await dialogOf(page).getByText("Écrivez un montant, par exemple 100,00.").waitFor();
  await dialogOf(page).getByLabel("Jusqu’où il peut monter").fill("120");
  await dialogOf(page).getByLabel("Pourquoi").fill("Marché de Noël");
  await dialogOf(page).getByRole("button", { name: "Fixer des plafonds propres" }).click();
  await page.getByText("Les plafonds sont fixés.").waitFor();
  await expect.poll(() => page.getByRole("definition").allTextContents()).toContain("120,00\u00a0til");
  await page.getByText(/Marché de Noël/).waitFor();
  await sure(page, "Revenir aux plafonds du type");
  await page.getByText("Comme tous les comptes de ce type de membre.").waitFor();
  await sure(page, "Bloquer les paiements");
  await page.getByText("reçoit seulement", { exact: true }).waitFor();
  await sure(page, "Débloquer le compte");
  await page.getByText("ouvert", { exact: true }).waitFor();
  await sure(page, "Fermer le compte");
  await dialogOf(page).getByRole("alert").waitFor();
  await page.reload();
  await page.getByText("ouvert", { exact: true }).waitFor();
});

test("a profile is corrected, a taken address refused at its field, and notes say who wrote them", async () => {
  const other = await community.newMember("Omar Voisin");
  const { id } = await community.newMember("Pia Coquille");
  const { page } = await openDesk(browser, community, { path: `/members/${id}` });
  await page.getByRole("button", { name: "Modifier", exact: true }).click();
  await dialogOf(page).getByLabel("Nom", { exact: true }).fill("Pia Coquillard");
  await dialogOf(page).getByLabel("E-mail").fill(other.email);
  const save = dialogOf(page).getByRole("button", { name: "Enregistrer le profil" });
  await save.click();
  await dialogOf(page).getByRole("alert").waitFor();
  await dialogOf(page).getByLabel("E-mail").fill("pia@ex.example");
  await save.click();
  await page.getByRole("heading", { name: "Pia Coquillard" }).waitFor();
  await page.getByText("pia@ex.example").waitFor();
  await page.getByLabel("Une note").fill("Préfère être appelée le soir.");
  await page.getByRole("button", { name: "Ajouter la note" }).click();
  await page.getByText("Maud Lartigue, aujourd’hui").waitFor();
  await sure(page, "Supprimer");
  await page.getByText("Aucune note.").waitFor();
  expect(await page.getByText("Préfère être appelée le soir.").count()).toBe(0);
});

test("a member who leaves gives away what they have, and is closed only once it is sure", async () => {
  const heir = await community.newMember("Quentin Reçoit");
  const leaver = await community.newMember("Rosa Part", "12.50");
  const { page } = await openDesk(browser, community, { path: `/members/${leaver.id}` });
  await page.getByRole("link", { name: "Clore l’adhésion" }).click();
  await page.getByText(/Il y a 12,50\stil/).waitFor();
  const deed = page.getByRole("button", { name: "Clore l’adhésion et effacer" });
  expect(await deed.getAttribute("aria-disabled")).toBe("true");
  await page.getByLabel("Comment la personne l’a demandé").fill("Lettre du 3 mars");
  expect(await deed.getAttribute("aria-disabled")).toBe("true");
  await page.getByLabel(/Ou à un membre/).fill(String(heir.number));
  await deed.click();
  expect(await community.balanceOf(leaver)).toBe("12.50");
  await dialogOf(page).getByRole("button", { name: "Clore l’adhésion et effacer" }).click();
  await page.getByText("L’adhésion est close.").waitFor();
  await page.getByText("parti", { exact: true }).waitFor();
  expect(await community.balanceOf(heir)).toBe("12.50");
});

test("a membership is ended with a reason, and recognised again", async () => {
  const { id } = await community.newMember("Sonia Reconnue");
  const { page } = await openDesk(browser, community, { path: `/members/${id}` });
  await page.getByRole("button", { name: "Retirer la qualité de membre" }).click();
  const end = dialogOf(page).getByRole("button", { name: "Retirer la qualité de membre" });
  expect(await end.getAttribute("aria-disabled")).toBe("true");
  await dialogOf(page).getByLabel("Motif").fill("Deux comptes d’une même personne");
  await end.click();
  await page.getByText("retirée", { exact: true }).waitFor();
  const state = z.object({ state: z.string() });
  const { api, token } = community;
  const path = community.path(`members/${id}/membership`);
  expect(await api.ask(state, "GET", path, { token })).toEqual({ state: "revoked" });
  await sure(page, "Reconnaître");
  await page.getByText("reconnue", { exact: true }).waitFor();
});
