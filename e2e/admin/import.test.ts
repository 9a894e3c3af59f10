import { readFile } from "node:fs/promises";

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

const choose = (page: Page, name: string, content: string, encoding: BufferEncoding = "utf8") =>
  page
    .getByLabel("Le fichier")
    .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(content, encoding) });

const figure = (page: Page, name: string) =>
  page
    .locator(".card")
    .filter({ has: page.getByRole("heading", { name, exact: true }) })
    .locator(".large");

/** Of how many people the community knows by this name. */
async function known(name: string): Promise<number> {
  const { api, token } = community;
  const found = z.object({ items: z.array(z.object({ name: z.string(), type: z.string() })) });
  const path = community.path(`members?q=${encodeURIComponent(name)}`);
  return (await api.ask(found, "GET", path, { token })).items.length;
}

test("good lines of a file are taken in once they were looked at and confirmed, bad ones are told and given back", async () => {
  await community.newMember("Nina Déjà");
  const { page, complaints } = await openDesk(browser, community, { path: "/members" });
  await page.getByRole("link", { name: "Importer des membres" }).click();
  // As spreadsheets write it in France
  const lines = [
    "Nom complet;Courriel;Sorte",
    "Édith Âgée;edith@ex.example;",
    "Le Fournil;fournil@ex.example;Commerçant",
    "Faux Courriel;faux(at)ex.example;",
    "Nina Déjà;;",
  ];
  await choose(page, "adhérents.csv", lines.join("\r\n"), "latin1");
  await page.getByText("4 lignes, 3 colonnes").waitFor();
  await page.getByText("Édith Âgée · Le Fournil · Faux Courriel").waitFor();
  await page.getByLabel("Ce que dit la colonne Sorte").selectOption("type");
  await page.getByLabel("« Commerçant » est").selectOption("provider");
  await page.getByRole("button", { name: "Examiner les 4 lignes" }).click();
  await page.getByText("Rien n’est encore fait", { exact: false }).waitFor();
  expect(await figure(page, "Nouveaux membres").textContent()).toBe("2");
  expect(await figure(page, "Lignes refusées").textContent()).toBe("2");
  await page.getByRole("button", { name: "refusée", exact: true }).click();
  await page.getByText("ce n’est pas une adresse e-mail").waitFor();
  await page.getByText("un membre porte ce nom", { exact: false }).waitFor();
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Télécharger les lignes refusées" }).click(),
  ]);
  const given = await readFile(await saved.path(), "utf8");
  expect(given.split("\r\n").slice(0, 2)).toEqual([
    "\ufeffNom complet;Courriel;Sorte;Ligne;Motif",
    "Faux Courriel;faux(at)ex.example;;4;ce n’est pas une adresse e-mail",
  ]);
  expect(await known("Édith")).toBe(0);
  await page.getByRole("button", { name: "Faire entrer 2 nouveaux" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Lignes refusées, qui ne seront pas prises : 2.", { exact: false }).waitFor();
  await dialog.getByRole("button", { name: "Faire entrer 2 nouveaux" }).click();
  await page.getByText("L’import a commencé.").waitFor();
  // Whoever leaves and comes back finds how far it is
  await page.reload();
  await page.getByText("Terminé. Entrés : 2. Complétés : 0.").waitFor();
  await page.getByText("Lignes qui n’ont pas été prises : 2.", { exact: false }).waitFor();
  expect(await known("Édith")).toBe(1);
  await page.getByRole("button", { name: "Toutes les lignes" }).click();
  await page.getByRole("link", { name: "Le Fournil" }).click();
  await page.getByText(/Numéro \d+, Prestataire/i).waitFor();
  expect(complaints).toEqual([]);
});

test("what cannot be looked at is told where it was chosen, and a file that is given up takes nobody in", async () => {
  const { page } = await openDesk(browser, community, { path: "/members/import" });
  await choose(page, "vide.csv", "Nom;Mail\n");
  await page.getByText("Ce fichier n’a aucune ligne sous ses titres.").waitFor();
  await choose(page, "sans-nom.csv", "Mail;Rue\nada@ex.example;Longue");
  await page.getByText("Dites quelle colonne porte le nom.").waitFor();
  const examine = page.getByRole("button", { name: "Examiner les 1 lignes" });
  expect(await examine.getAttribute("aria-disabled")).toBe("true");
  await choose(page, "users.csv", 'UID,FirstName,Surname,EMail\n"CAP0001",Ada,Passante,ada@ex.example\n');
  await expect.poll(() => page.getByLabel("D’où il vient").inputValue()).toBe("ces");
  await examine.click();
  await page.getByRole("cell", { name: "CAP0001" }).waitFor();
  await page.getByRole("button", { name: "Abandonner cet import" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Abandonner cet import" }).click();
  await page.getByText("L’import est abandonné.").waitFor();
  expect(await known("Ada Passante")).toBe(0);
});
