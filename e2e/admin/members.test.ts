import { readFile } from "node:fs/promises";

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { application } from "@mereau/shared/contracts/applications.ts";

import { anything } from "../../scripts/client/api.ts";
import { openBrowser } from "../browser.ts";
import { Community, newId } from "../wallet/community.ts";
import { openDesk } from "./desk.ts";

let browser: Browser;
let community: Community;

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
});

afterAll(() => browser.close());

async function applicant(name: string, email: string): Promise<string> {
  const body = { id: newId(), name, email, type: "individual" };
  const { api } = community;
  return (await api.ask(application, "POST", community.path("members"), { body })).id;
}

const dialogOf = (page: Page) => page.getByRole("dialog");

test("an application is found among those that wait, and approved once its consequence was read", async () => {
  await applicant("Agathe Postule", "agathe@tilleul.example");
  const { page, complaints } = await openDesk(browser, community, { path: "/members" });
  await page.getByRole("button", { name: /Candidatures \(\d+\)/ }).click();
  await page.getByRole("link", { name: "Agathe Postule" }).click();
  await page.getByRole("heading", { name: "Agathe Postule" }).waitFor();
  await page.getByText("Aucun compte").waitFor();
  await page.getByRole("button", { name: "Accepter la candidature" }).click();
  await dialogOf(page)
    .getByText(/Ses comptes s’ouvrent/)
    .waitFor();
  await dialogOf(page).getByRole("button", { name: "Accepter la candidature" }).click();
  await page.getByText("Agathe Postule est maintenant membre.").waitFor();
  await page.getByText("0,00 til", { exact: true }).first().waitFor();
  expect(complaints).toEqual([]);
});

test("an application is not refused without a reason, and what was decided meanwhile is told in words", async () => {
  const id = await applicant("Bruno Postule", "bruno@tilleul.example");
  const { page } = await openDesk(browser, community, { path: `/members/${id}` });
  await page.getByRole("button", { name: "Refuser" }).click();
  const sure = dialogOf(page).getByRole("button", { name: "Refuser" });
  expect(await sure.getAttribute("aria-disabled")).toBe("true");
  const { api, token } = community;
  const other = { token, body: { reason: "Déjà membre" } };
  await api.ask(anything, "POST", community.path(`members/${id}/refusal`), other);
  await dialogOf(page).getByLabel("Motif").fill("Hors du territoire");
  await sure.click();
  await dialogOf(page).getByRole("alert").waitFor();
  await page.reload();
  await page.getByText("Déjà membre").waitFor();
  expect(await page.getByRole("button", { name: "Accepter la candidature" }).count()).toBe(0);
});

test("a member is suspended for a reason that stands on their page, and let back in", async () => {
  const { id } = await community.newMember("Claire Vive", "12.50");
  const { page } = await openDesk(browser, community, { path: `/members/${id}` });
  await page.getByText("12,50 til").first().waitFor();
  await page.getByRole("button", { name: "Suspendre" }).click();
  await dialogOf(page).getByLabel("Motif").fill("Compte à vérifier");
  await dialogOf(page).getByRole("button", { name: "Suspendre" }).click();
  await page.getByText("Compte à vérifier").waitFor();
  await page.getByText("reçoit seulement").waitFor();
  await page.getByRole("button", { name: "Réactiver" }).click();
  await dialogOf(page).getByRole("button", { name: "Réactiver" }).click();
  await page.getByText("Claire Vive est de nouveau membre.").waitFor();
  await expect.poll(() => page.getByText("reçoit seulement").count()).toBe(0);
});

test("a role is changed by an administrator and stands on the page", async () => {
  const { id } = await community.newMember("Denis Caisse");
  const { page } = await openDesk(browser, community, { path: `/members/${id}` });
  await page.getByRole("button", { name: "Changer de rôle" }).click();
  await dialogOf(page).getByLabel("Rôle").selectOption("teller");
  await dialogOf(page).getByRole("button", { name: "Changer de rôle" }).click();
  await page.getByText("Le rôle de Denis Caisse est changé.").waitFor();
  await expect.poll(() => page.getByRole("definition").allTextContents()).toContain("comptoir");
});

test("the last administrator keeps their role, and is told why", async () => {
  const { page } = await openDesk(browser, community, { path: "/members?q=Maud" });
  await page.getByRole("link", { name: "Maud Lartigue" }).click();
  await page.getByRole("button", { name: "Changer de rôle" }).click();
  await dialogOf(page).getByLabel("Rôle").selectOption("manager");
  await dialogOf(page).getByRole("button", { name: "Changer de rôle" }).click();
  const refusal = dialogOf(page).getByRole("alert");
  await refusal.waitFor();
  expect(await page.getByRole("definition").allTextContents()).toContain("administration");
});

test("the list is taken as a table, as it is narrowed", async () => {
  await community.newMember("Rosa Tableau", "0", "provider");
  const { page } = await openDesk(browser, community, { path: "/members?q=Rosa&type=provider" });
  await page.getByRole("link", { name: "Rosa Tableau" }).waitFor();
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Prendre en tableau (CSV)" }).click();
  const taken = await downloading;
  expect(taken.suggestedFilename()).toBe("membres.csv");
  const [head, row, ...others] = (await readFile(await taken.path(), "utf8")).split("\r\n");
  expect(head).toContain("Numéro;Nom;E-mail");
  expect(row).toMatch(/^\d+;Rosa Tableau;.*;membre;membre;/);
  expect(others).toEqual([""]);
});
