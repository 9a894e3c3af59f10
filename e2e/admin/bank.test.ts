import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { deposit } from "@mereau/shared/contracts/deposits.ts";

import { anything } from "../../scripts/client/api.ts";
import { openBrowser } from "../browser.ts";
import { Community, type Member, newId } from "../wallet/community.ts";
import { openDesk } from "./desk.ts";

let browser: Browser;
let community: Community;
let anne: Member;
let bruno: Member;
let reference: string;

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
  [anne, bruno] = [await community.newMember("Anne Virement"), await community.newMember("Bruno Sansnom")];
  const { api, token } = community;
  const details = { holder: "Le Tilleul", iban: "FR7630006000011234567890189" };
  await api.ask(anything, "PUT", community.path("bank-details"), { token, body: details });
  const mapping = {
    separator: ";",
    decimal: ",",
    dateFormat: "dd/mm/yyyy",
    date: "Date",
    debit: "Débit",
    credit: "Crédit",
    label: ["Libellé"],
  };
  const mappings = { items: [{ name: "Crédit coopératif", mapping }] };
  await api.ask(anything, "PUT", community.path("bank-mappings"), { token, body: mappings });
  const announced = { id: newId(), account: anne.account, amount: "50" };
  ({ reference } = await api.ask(deposit, "POST", community.path("deposits"), { token, body: announced }));
});

afterAll(() => browser.close());

const dialogOf = (page: Page) => page.getByRole("dialog");

const bring = (page: Page, name: string, lines: readonly string[]) =>
  page.getByLabel("Fichier de la banque").setInputFiles({
    name,
    mimeType: "text/csv",
    buffer: Buffer.from(["Date;Libellé;Débit;Crédit", ...lines, ""].join("\n")),
  });

test("a statement is looked at line by line, imported once, and what names a deposit is issued", async () => {
  const { page, complaints } = await openDesk(browser, community, { path: "/counter/bank" });
  const lines = [
    `22/11/2026;VIR A VIREMENT ${reference};;50,00`,
    "22/11/2026;VIR B SANSNOM;;20,00",
    "22/11/2026;COTISATION C DURAND;;10,00",
  ];
  await bring(page, "novembre.csv", lines);
  await page.getByRole("button", { name: "Regarder ce qu’il y a dedans" }).click();
  await page.getByText("3 lignes dans le fichier, dont 3 nouvelles et 0 déjà connues.").waitFor();
  await page.getByText("Un dépôt sera émis aussitôt.").waitFor();
  expect(await community.balanceOf(anne)).toBe("0.00");
  await page.getByRole("button", { name: "Importer 3 lignes" }).click();
  await page.getByRole("heading", { name: "Le relevé « novembre.csv » est importé." }).waitFor();
  expect(await community.balanceOf(anne)).toBe("50.00");

  await page.getByRole("button", { name: "Importer un autre relevé" }).click();
  await bring(page, "encore.csv", lines);
  await page.getByRole("button", { name: "Regarder ce qu’il y a dedans" }).click();
  await page.getByText("Il n’y a rien de nouveau dans ce fichier.").waitFor();
  expect(await page.getByRole("button", { name: /^Importer \d/ }).count()).toBe(0);
  expect(await community.balanceOf(anne)).toBe("50.00");
  expect(complaints).toEqual([]);
});

test("a line without a reference is matched to a member once it was read back, or set aside with the reason", async () => {
  const { page } = await openDesk(browser, community, { path: "/counter/bank" });
  await page.getByRole("link", { name: "VIR B SANSNOM" }).click();
  await page.getByText("Aucun dépôt annoncé n’a ce montant.").waitFor();
  await page.getByLabel("Pour qui").fill("Bruno");
  await page.getByRole("button", { name: /Bruno Sansnom/ }).click();
  await page.getByRole("button", { name: "Choisir" }).click();
  await dialogOf(page).getByRole("button", { name: "Rapprocher et émettre" }).click();
  await page.getByText(`20,00 til émis sur ${bruno.account}.`).waitFor();
  expect(await community.balanceOf(bruno)).toBe("20.00");

  await page.getByRole("link", { name: "Retour" }).click();
  await page.getByRole("link", { name: "COTISATION C DURAND" }).click();
  await page.getByRole("button", { name: "Mettre de côté" }).click();
  const sure = dialogOf(page).getByRole("button", { name: "Mettre de côté" });
  expect(await sure.getAttribute("aria-disabled")).toBe("true");
  await dialogOf(page).getByLabel("Motif").fill("Cotisation");
  await sure.click();
  await page.getByText("Mise de côté : Cotisation").waitFor();
  await page.getByRole("button", { name: "La reprendre" }).click();
  await page.getByText("Aucune référence de dépôt n’y est écrite.").waitFor();
});

test("a file that cannot be read is refused whole, in words, and what looks like the same payment asks for a yes", async () => {
  const { page } = await openDesk(browser, community, { path: "/counter/bank" });
  await bring(page, "faux.csv", ["22/11/2026;VIR X;;vingt"]);
  await page.getByRole("button", { name: "Regarder ce qu’il y a dedans" }).click();
  await page.getByRole("alert").waitFor();
  // The same twenty euros, told with other words by another file
  await bring(page, "autre.csv", ["22/11/2026;VIREMENT SEPA B. SANSNOM;;20,00"]);
  await page.getByRole("button", { name: "Regarder ce qu’il y a dedans" }).click();
  await page.getByRole("button", { name: "Importer 1 ligne" }).click();
  await page.getByRole("link", { name: "Voir ses lignes" }).click();
  await page.getByRole("link", { name: "VIREMENT SEPA B. SANSNOM" }).click();
  await page.getByText("Une ligne d’un autre fichier lui ressemble.").waitFor();
  await page.getByLabel("Pour qui").fill("Bruno");
  await page.getByRole("button", { name: /Bruno Sansnom/ }).click();
  await page.getByRole("button", { name: "Choisir" }).click();
  await dialogOf(page).getByRole("button", { name: "Rapprocher et émettre" }).click();
  await dialogOf(page).getByRole("alert").waitFor();
  expect(await community.balanceOf(bruno)).toBe("20.00");
  await dialogOf(page).getByRole("button", { name: "Confirmer quand même" }).click();
  await page.getByText(`20,00 til émis sur ${bruno.account}.`).waitFor();
  expect(await community.balanceOf(bruno)).toBe("40.00");
});
