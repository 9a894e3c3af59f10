import { readFile } from "node:fs/promises";

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { redemption } from "@mereau/shared/contracts/redemptions.ts";

import { anything } from "../../scripts/client/api.ts";
import { signIn } from "../../scripts/client/signIn.ts";
import { openBrowser } from "../browser.ts";
import { Community, type Member, newId } from "../wallet/community.ts";
import { openDesk } from "./desk.ts";

let browser: Browser;
let community: Community;
let shop: Member;

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
  shop = await community.newMember("Épicerie Malo", "3000", "provider");
  const { api, token } = community;
  const body = { holder: "Le Tilleul", iban: "FR7630006000011234567890189" };
  await api.ask(anything, "PUT", community.path("bank-details"), { token, body });
});

afterAll(() => browser.close());

const dialogOf = (page: Page) => page.getByRole("dialog");

async function redeem(amount: string): Promise<string> {
  const id = newId();
  const { api, token } = community;
  const body = { id, from: shop.account, amount };
  await api.ask(anything, "POST", community.path("currencies/TIL/redemptions"), { token, body });
  return id;
}

async function secondManager(): Promise<string> {
  const { api, token, slug } = community;
  const manager = await community.newMember("Odile Seconde");
  const body = { role: "manager" };
  await api.ask(anything, "PUT", community.path(`members/${manager.id}/role`), { token, body });
  return signIn(api, slug, manager.email, "Bureau");
}

test("a large redemption is wired once two managers approved it, in a file that is kept", async () => {
  const large = await redeem("1500");
  const second = await secondManager();
  const path = `/counter/redemptions/${large}`;
  const { page, complaints } = await openDesk(browser, community, { path });
  await page.getByRole("heading", { name: "Reconversion, Épicerie Malo" }).waitFor();
  await page.getByText("Il faut l’accord de deux gestionnaires différents.").waitFor();

  // Neither without an account at the bank, nor with a wrong one
  await page.getByRole("button", { name: "Renseigner le compte bancaire" }).click();
  await dialogOf(page).getByLabel("IBAN").fill("FR76 3000 6000 0112 3456 7890 180");
  await dialogOf(page).getByRole("button", { name: "Enregistrer" }).click();
  await dialogOf(page).getByRole("alert").waitFor();
  await dialogOf(page).getByLabel("IBAN").fill("DE89 3704 0044 0532 0130 00");
  await dialogOf(page).getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText("DE89 3704 0044 0532 0130 00").waitFor();

  const approve = page.getByRole("button", { name: /^Approuver/ });
  await approve.click();
  await dialogOf(page)
    .getByRole("button", { name: /^Approuver/ })
    .click();
  await page.getByText("accords : 1 sur 2").waitFor();
  await page.getByRole("button", { name: "Viré sans fichier…" }).click();
  await dialogOf(page).getByRole("button", { name: "Marquer comme virée" }).click();
  await dialogOf(page).getByText("pas encore approuvée par autant de gestionnaires").waitFor();
  await page.keyboard.press("Escape");
  await page.goto(`${community.api.url}/${community.slug}/admin/counter/redemptions`);
  await page.getByText("Aucune reconversion n’est à la fois approuvée et prête à virer.").waitFor();

  const other = await openDesk(browser, community, { path, as: second });
  await other.page.getByRole("button", { name: /^Approuver/ }).click();
  await dialogOf(other.page)
    .getByRole("button", { name: /^Approuver/ })
    .click();
  await other.page.getByText("approuvée", { exact: true }).waitFor();

  await page.reload();
  await page.getByRole("button", { name: /^Préparer .* de virements$/ }).click();
  await dialogOf(page).getByRole("button", { name: "Préparer le fichier" }).click();
  await page.getByText("à la banque", { exact: true }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Télécharger" }).click(),
  ]);
  const file = await readFile(await download.path(), "utf8");
  const { owed } = await owedFor(large);
  expect(file).toContain(`<NbOfTxs>1</NbOfTxs><CtrlSum>${owed}</CtrlSum>`);
  expect(file).toContain(`<InstdAmt Ccy="EUR">${owed}</InstdAmt>`);
  expect(file).toContain("<IBAN>DE89370400440532013000</IBAN>");

  await page.getByRole("button", { name: "Viré…" }).click();
  await dialogOf(page).getByRole("button", { name: "Marquer comme viré" }).click();
  await page.getByText("viré", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Virées" }).click();
  await page.getByText(/^virée le /).waitFor();
  expect(complaints.filter((one) => !/4(09|00|22)/.test(one))).toEqual([]);
});

async function owedFor(id: string): Promise<{ owed: string }> {
  const { api, token } = community;
  return api.ask(redemption, "GET", community.path(`redemptions/${id}`), { token });
}

test("a file that the bank refused is taken back with its reason, and what was in it is due again", async () => {
  const small = await redeem("20");
  const { api, token } = community;
  await api.ask(anything, "PUT", community.path(`redemptions/${small}/approval`), { token });
  const { page } = await openDesk(browser, community, { path: "/counter/redemptions" });
  await page.getByRole("button", { name: /^Préparer .* de virements$/ }).click();
  await dialogOf(page).getByRole("button", { name: "Préparer le fichier" }).click();
  await page.getByText("dans un fichier", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Reprendre…" }).click();
  const sure = dialogOf(page).getByRole("button", { name: "Reprendre le fichier" });
  expect(await sure.getAttribute("aria-disabled")).toBe("true");
  await dialogOf(page).getByLabel("Motif").fill("Refusé par la banque");
  await sure.click();
  await page.getByText("Refusé par la banque").waitFor();
  await page.getByText("approuvée", { exact: true }).waitFor();
  await page.getByRole("button", { name: /^Préparer .* de virements$/ }).waitFor();
});

test("an administrator moves the threshold, and what waits follows", async () => {
  const waiting = await redeem("30");
  const { page } = await openDesk(browser, community, { path: "/counter/redemptions" });
  await page.getByText("À partir de 1 000,00 €, deux gestionnaires doivent approuver.").waitFor();
  await page.getByRole("button", { name: "Changer le seuil" }).click();
  await dialogOf(page).getByLabel("À partir de tant d’euros").fill("25");
  await dialogOf(page).getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText("À partir de 25,00 €, deux gestionnaires doivent approuver.").waitFor();
  await page.getByText("accords : 0 sur 2").waitFor();
  const { api, token } = community;
  const found = await api.ask(redemption, "GET", community.path(`redemptions/${waiting}`), { token });
  expect(found.approvalsNeeded).toBe(2);
});
