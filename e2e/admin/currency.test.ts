import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { policiesOfCurrency } from "@mereau/shared/contracts/policies.ts";
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

const policies = () =>
  community.api.ask(policiesOfCurrency, "GET", community.path("currencies/TIL/policies"), {
    token: community.token,
  });

test("rules are changed field by field, explained, tried on the past and settled, with a pot that is opened with them", async () => {
  await community.newMember("Ania", "120");
  const { page, complaints } = await openDesk(browser, community, { path: "/currencies/TIL" });
  await page.getByRole("link", { name: "Changer les règles" }).click();
  await page.getByText("Rien : ces règles sont celles d’aujourd’hui.").waitFor();
  const section = page.getByRole("region", { name: "Fonte" });
  await section.getByLabel("Fonte", { exact: true }).check();
  await section.getByLabel("Fond de, en %").fill("2");
  await section.getByLabel("Ce qui fond va").selectOption({ label: "Une nouvelle cagnotte…" });
  await section.getByLabel("Nom de la nouvelle cagnotte").fill("Communs");
  await section.getByLabel("Nom de la nouvelle cagnotte").blur();
  await page.getByText(/Ce qui sera ouvert en même temps\s: Communs/u).waitFor();
  await page.getByRole("button", { name: "Essayer sur les douze derniers mois" }).click();
  await page.getByRole("heading", { name: "Les mêmes mois, avec ces règles" }).waitFor();
  await page.getByRole("button", { name: "Décider ce changement" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Décider ce changement" }).click();
  await page.getByText("Décidé. Les membres sont prévenus.").waitFor();
  const { inForce, announced } = await policies();
  const settled = announced[0] ?? inForce;
  expect(settled?.policies.demurrage).toMatchObject({
    rate: "2",
    per: "month",
    to: "TIL:pot-communs",
  });
  expect(complaints).toEqual([]);
});

test("a rate that is none is refused at its field, and nothing can be settled meanwhile", async () => {
  const { page } = await openDesk(browser, community, { path: "/currencies/TIL/change" });
  const section = page.getByRole("region", { name: "Prélèvements" });
  await section.getByLabel("Prélèvements", { exact: true }).check();
  await section.getByLabel("Taux, en %").fill("deux");
  await section.getByText("doit être un pourcentage de 0 à 100").waitFor();
  await page.getByText("Il reste des champs à corriger.").waitFor();
  expect(await page.getByRole("button", { name: "Décider ce changement" }).count()).toBe(0);
});

test("the amount from which a payment is signed is set, and refused where it is no amount", async () => {
  const { page } = await openDesk(browser, community, { path: "/currencies/TIL" });
  await page.getByLabel(/Signer à partir de/).fill("beaucoup");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByRole("alert").waitFor();
  await page.getByLabel(/Signer à partir de/).fill("20,00");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect.poll(() => page.getByText(/À partir de 20,00/).count()).toBe(1);
});
