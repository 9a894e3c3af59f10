import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import * as z from "zod";

import { signIn } from "../../scripts/client/signIn.ts";
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

const dialogOf = (page: Page) => page.getByRole("dialog");
const figure = (page: Page, euros: string) => page.getByText(euros, { exact: true }).first().waitFor();

/** Chooses who is at the counter, and how much they bring, up to the reading back. */
async function prepare(page: Page, who: { typed: string; name: string }, euros: string): Promise<void> {
  await page.getByLabel("Pour qui").fill(who.typed);
  await page.getByRole("button", { name: who.name }).click();
  await page.getByRole("button", { name: "Changer de membre" }).waitFor();
  await page.getByLabel("Combien d’euros").fill(euros);
  await page.getByRole("button", { name: "Relire" }).click();
}

const movements = z.object({ items: z.array(z.object({ id: z.string(), euros: z.string() })) });
const tills = z.object({ items: z.array(z.object({ id: z.string(), expected: z.string() })) });

async function openTills() {
  const { api, token } = community;
  return (await api.ask(tills, "GET", community.path("tills?state=open"), { token })).items;
}

test("a till is opened with a count, exchanges are done once with their receipt, and it is closed with the difference explained", async () => {
  const member = await community.newMember("Agnès Comptoir");
  const { page, complaints } = await openDesk(browser, community, { path: "/counter" });
  const float = page.getByLabel("Espèces dans la boîte, en euros");
  await float.fill("beaucoup");
  await page.getByRole("button", { name: "Ouvrir ma caisse" }).click();
  await page.getByText("Écrivez un montant, par exemple 12,50.").waitFor();
  await float.fill("100");
  await page.getByRole("button", { name: "Ouvrir avec 100,00 €" }).click();
  await figure(page, "100,00 €");

  await page.getByRole("button", { name: "Relire" }).click();
  await page.getByText("Choisissez le membre.").waitFor();
  await page.getByText("Écrivez un montant, par exemple 12,50.").waitFor();
  await page.getByLabel("Pour qui").fill("Personne Ainsi");
  await page.getByText("Aucun membre actif de ce nom ou de ce numéro.").waitFor();
  await prepare(page, { typed: "Agnès", name: "Agnès Comptoir" }, "40");
  await page.getByText("40,00 til pour Agnès Comptoir, contre 40,00 € reçus en espèces.").waitFor();
  await page.getByRole("button", { name: "Émettre 40,00 til" }).click();
  await page.getByRole("heading", { name: /Reçu n°\s\d+-1/ }).waitFor();
  await figure(page, "140,00 €");
  expect(await community.balanceOf(member)).toBe("40.00");
  const paper = page.getByRole("link", { name: "Imprimer le reçu" });
  const printed = await page.request.get(new URL((await paper.getAttribute("href")) ?? "", page.url()).href);
  expect([printed.status(), printed.headers()["content-type"]]).toEqual([200, "application/pdf"]);

  await page.getByRole("button", { name: "Personne suivante" }).click();
  await page.getByRole("button", { name: "carte", exact: true }).click();
  await prepare(page, { typed: String(member.number), name: "Agnès Comptoir" }, "15,50");
  await page.getByRole("button", { name: "Émettre 15,50 til" }).click();
  await page.getByRole("heading", { name: /Reçu n°\s\d+-2/ }).waitFor();
  // A card leaves the box as it is
  await figure(page, "140,00 €");
  expect(await community.balanceOf(member)).toBe("55.50");

  await page.getByRole("button", { name: "Autres euros" }).click();
  await dialogOf(page).getByLabel("Combien d’euros").fill("500");
  await dialogOf(page).getByLabel("Pour quoi").fill("Remise en banque");
  await dialogOf(page).getByRole("button", { name: "Inscrire 500,00 € rendus" }).click();
  await dialogOf(page).getByRole("alert").waitFor();
  await dialogOf(page).getByLabel("Combien d’euros").fill("50");
  await dialogOf(page).getByRole("button", { name: "Inscrire 50,00 € rendus" }).click();
  await figure(page, "90,00 €");

  await page.getByRole("button", { name: "Compter et fermer" }).click();
  await dialogOf(page).getByLabel("Espèces comptées, en euros").fill("88");
  await dialogOf(page).getByText("Il manque 2,00 €. Écrivez pourquoi.").waitFor();
  const close = dialogOf(page).getByRole("button", { name: "Fermer la caisse" });
  expect(await close.getAttribute("aria-disabled")).toBe("true");
  await dialogOf(page).getByLabel("Pourquoi").fill("Erreur de rendu");
  await close.click();
  await page.getByRole("heading", { name: "Ouvrir ma caisse" }).waitFor();
  await page.getByRole("link", { name: "Toutes les caisses" }).click();
  await page.getByText("−2,00 €").waitFor();
  await page
    .getByRole("link", { name: /Caisse n°\s\d+/ })
    .first()
    .click();
  await page.getByText("Erreur de rendu").waitFor();
  await page.getByText("Remise en banque").waitFor();
  // More cash than there is was refused, and nothing else
  expect(complaints).toEqual([expect.stringContaining("409")]);
});

test("what the ledger refuses, or was announced, is told and issues nothing by itself", async () => {
  const member = await community.newMember("Basile Annonce");
  const { api, token } = community;
  const bank = { holder: "Le Tilleul", iban: "FR7630006000011234567890189" };
  await api.ask(anything, "PUT", community.path("bank-details"), { token, body: bank });
  const announced = { id: newId(), account: member.account, amount: "30" };
  await api.ask(anything, "POST", community.path("deposits"), { token, body: announced });
  const { page } = await openDesk(browser, community, { path: "/counter" });
  await page.getByLabel("Espèces dans la boîte, en euros").fill("0");
  await page.getByRole("button", { name: "Ouvrir avec 0,00 €" }).click();
  await prepare(page, { typed: "Basile", name: "Basile Annonce" }, "30");
  await page.getByRole("button", { name: "Émettre 30,00 til" }).click();
  await page.getByRole("alert").waitFor();
  expect(await community.balanceOf(member)).toBe("0.00");
  await page.getByRole("button", { name: "Ce sont d’autres euros" }).click();
  await page.getByRole("heading", { name: /Reçu n°/ }).waitFor();
  expect(await community.balanceOf(member)).toBe("30.00");
});

test("an exchange of which nobody knows the outcome can only be asked for again, also after a reload, and is done once", async () => {
  const member = await community.newMember("Clément Coupure");
  const { page } = await openDesk(browser, community, { path: "/counter" });
  await prepare(page, { typed: "Clément", name: "Clément Coupure" }, "12");
  await page.route("**/issues", async (route) => {
    await route.fetch();
    await route.abort();
  });
  const deed = page.getByRole("button", { name: "Émettre 12,00 til" });
  await deed.click();
  await page.getByText(/On ne sait pas encore/).waitFor();
  expect(await page.getByRole("button", { name: "Corriger" }).count()).toBe(0);
  await page.unroute("**/issues");
  await page.reload();
  await page.getByText(/On ne sait pas encore/).waitFor();
  await deed.click();
  await page.getByRole("heading", { name: /Reçu n°/ }).waitFor();
  expect(await community.balanceOf(member)).toBe("12.00");
  const [till] = await openTills();
  const { api, token } = community;
  const path = community.path(`tills/${till?.id ?? ""}/movements`);
  const done = (await api.ask(movements, "GET", path, { token })).items.filter(
    ({ euros }) => euros === "12.00",
  );
  expect(done.length).toBe(1);
});

test("a teller sees their own till, and neither those of others nor their list", async () => {
  const { api, token } = community;
  const teller = await community.newMember("Dora Guichet");
  await api.ask(anything, "PUT", community.path(`members/${teller.id}/role`), {
    token,
    body: { role: "teller" },
  });
  const [other] = await openTills();
  const key = await signIn(api, community.slug, teller.email, "Guichet");
  const { page } = await openDesk(browser, community, { path: "/counter", as: key });
  await page.getByRole("heading", { name: "Ouvrir ma caisse" }).waitFor();
  expect(await page.getByRole("link", { name: "Toutes les caisses" }).count()).toBe(0);
  await page.goto(`${api.url}/${community.slug}/admin/counter/tills/${other?.id ?? ""}`);
  await page.getByText("Cette caisse est celle de quelqu’un d’autre. Ouvrez la vôtre.").waitFor();
});
