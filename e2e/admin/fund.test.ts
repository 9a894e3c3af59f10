import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { openBrowser } from "../browser.ts";
import { Community } from "../wallet/community.ts";
import { openDesk } from "./desk.ts";

let browser: Browser;
let community: Community;

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
  await community.newMember("Gaston Fonds", "500");
});

afterAll(() => browser.close());

const dialogOf = (page: Page) => page.getByRole("dialog");

async function count(page: Page, euros: string): Promise<void> {
  await page.getByRole("button", { name: "Compter le compte en banque" }).click();
  await dialogOf(page).getByLabel("Solde, en euros").fill(euros);
  await dialogOf(page).getByRole("button", { name: "Enregistrer" }).click();
}

test("the fund is held against what circulates once the bank account was counted, and says by how much it is short", async () => {
  const { page, complaints } = await openDesk(browser, community, { path: "/fund" });
  await page.getByText("Le compte en banque n’a jamais été compté ici.").waitFor();
  await page.getByRole("button", { name: "Compter le compte en banque" }).click();
  await dialogOf(page).getByLabel("Solde, en euros").fill("cinq cents");
  await dialogOf(page).getByText("Écrivez un montant, par exemple 12,50.").waitFor();
  await page.keyboard.press("Escape");
  await count(page, "502");
  await page.getByText("Couvre 100,4 %").waitFor();
  await page.getByText("Il reste 2,00 € au-dessus de ce qui circule.").waitFor();
  await count(page, "480");
  await page.getByText("Il manque 20,00 € au fonds de garantie.").waitFor();
  await page.getByText("Couvre 96,0 %").waitFor();
  await page.reload();
  await page.getByText("Il manque 20,00 € au fonds de garantie.").waitFor();
  await page.getByRole("link", { name: /^Marquez comme virées/ }).click();
  await page.getByRole("heading", { name: "Reconversions", exact: true }).waitFor();
  expect(complaints).toEqual([]);
});
