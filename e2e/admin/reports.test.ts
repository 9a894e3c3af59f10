import { readFile } from "node:fs/promises";

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { anything } from "../../scripts/client/api.ts";
import { signIn } from "../../scripts/client/signIn.ts";
import { openBrowser } from "../browser.ts";
import { Community, newId } from "../wallet/community.ts";
import { openDesk } from "./desk.ts";

let browser: Browser;
let community: Community;

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
  await community.newMember("Boulangerie du Four", "120", "provider");
  await community.newMember("Alice Martin", "30");
});

afterAll(() => browser.close());

/** What a link downloads, as whoever is signed in on the page. */
async function fileOf(page: Page, name: string): Promise<string> {
  const link = page.getByRole("link", { name });
  const href = (await link.getAttribute("href")) ?? "";
  const answer = await page.context().request.get(new URL(href, page.url()).href);
  expect(answer.status()).toBe(200);
  return answer.text();
}

test("what circulates is said with its unit, drawn, told as a table and had as a file", async () => {
  const { page, complaints } = await openDesk(browser, community, { path: "/reports" });
  const glance = page.locator(".glance");
  await glance.getByText("150,00 til").first().waitFor();
  expect(await glance.innerText()).toContain("0 sur 3");
  const card = page.getByRole("region", { name: "En circulation (Tilleul)", exact: true });
  await card.getByRole("img", { name: "En circulation (Tilleul)" }).waitFor();
  await card.getByRole("button", { name: /Voir les chiffres/ }).click();
  expect(await card.getByRole("row").last().innerText()).toMatch(/150,00\stil\s+150,00\stil\s+0,00\stil/);
  expect(await fileOf(page, "Télécharger en CSV, En circulation (Tilleul)")).toMatch(/^from,to,circulation/);
  await page
    .getByRole("row", { name: /Boulangerie du Four/ })
    .getByText("80,0 %")
    .waitFor();
  await page.getByRole("button", { name: "L’année dernière" }).click();
  await page.waitForURL(/time=lastYear/);
  await card.getByRole("button", { name: /Voir les chiffres/ }).click();
  expect(await card.getByRole("row").last().innerText()).toMatch(/^décembre \d{4}\s+0,00\stil/);
  expect(complaints).toEqual([]);
});

test("the queue says when there is nothing to look at, and the journal is had in an accountant's form", async () => {
  const { page } = await openDesk(browser, community, { path: "/reports/review" });
  await page.getByText("Rien à regarder : tout est comme d’habitude.").waitFor();
  await page.getByRole("link", { name: "Comptabilité" }).click();
  await page.getByRole("heading", { name: "Beancount" }).waitFor();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Télécharger, hledger" }).click();
  expect(await readFile(await (await download).path(), "utf8")).toContain("TIL");
  // What could not be had is told in words, and not saved as if it were the file
  await page.route("**/ledger/journal*", (route) => route.abort());
  await page.getByRole("button", { name: "Télécharger, FEC" }).click();
  await page.locator(".card", { hasText: "FEC" }).getByRole("alert").waitFor();
  await page.getByLabel("Premier jour").fill("2030-01-01");
  await page.getByRole("alert").getByText("Le premier jour est après le dernier.").waitFor();
  expect(await page.getByRole("button", { name: /^Télécharger, / }).count()).toBe(0);
});

test("what is unusual is there at once with why, is seen by an auditor, and is marked by a manager with a note", async () => {
  const { api, token, slug } = community;
  const shop = await community.newMember("Épicerie Malo", "0", "provider");
  const payer = await community.newMember("Solène Diaz", "90");
  const payerToken = await signIn(api, slug, payer.email, "Téléphone");
  // Ten payments within the hour
  for (let count = 0; count < 10; count += 1)
    await api.ask(anything, "POST", community.path("transfers"), {
      token: payerToken,
      body: { id: newId(), currency: "TIL", from: payer.account, to: shop.account, amount: "2" },
    });
  const looker = await community.newMember("Odile Seconde");
  const role = { token, body: { role: "auditor" } };
  await api.ask(anything, "PUT", community.path(`members/${looker.id}/role`), role);
  const auditor = await signIn(api, slug, looker.email, "Bureau");

  const seen = await openDesk(browser, community, { path: "/reports/review", as: auditor });
  await seen.page.getByRole("region", { name: /de Solène Diaz à Épicerie Malo/ }).waitFor();
  expect(await seen.page.getByRole("button", { name: "Marquer comme regardé" }).count()).toBe(0);

  const { page } = await openDesk(browser, community, { path: "/reports/review" });
  const card = page.getByRole("region", { name: /de Solène Diaz à Épicerie Malo/ });
  await card.getByLabel("Note (facultative)").fill("Jour de marché");
  // Refused while the line is broken, and kept as it was typed
  await page.route("**/unusual-payments/*", (route) => route.abort());
  await card.getByRole("button", { name: "Marquer comme regardé" }).click();
  await card.getByRole("alert").waitFor();
  await page.unroute("**/unusual-payments/*");
  await card.getByRole("button", { name: "Marquer comme regardé" }).click();
  await page.getByText("Rien à regarder : tout est comme d’habitude.").waitFor();
  await page.getByRole("button", { name: "Tous", exact: true }).click();
  await page.getByText(/Regardé par Maud Lartigue.*«\sJour de marché\s»/).waitFor();
});

test("the report of a year is had as a PDF for the assembly, and a refusal is told instead of being saved", async () => {
  const { page } = await openDesk(browser, community, { path: "/reports" });
  await page.getByRole("link", { name: "Assemblée générale" }).click();
  await page.getByText("Cette année n’est pas finie").waitFor();
  const year = new Date().getUTCFullYear() - 1;
  await page.getByLabel("Année").selectOption(String(year));
  await page.getByText("Cette année n’est pas finie").waitFor({ state: "detached" });
  const deed = page.getByRole("button", { name: `Télécharger le rapport ${year} (PDF)` });
  const download = page.waitForEvent("download");
  await deed.click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(`${community.slug}-assembly-${year}.pdf`);
  expect(await readFile(await file.path(), "latin1")).toMatch(/^%PDF-/);
  await page.route("**/reports/assembly?*", (route) =>
    route.request().resourceType() === "fetch" ? route.abort() : route.continue(),
  );
  await deed.click();
  await page.locator(".card").getByRole("alert").waitFor();
});
