import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import * as z from "zod";

import { anything } from "../../scripts/client/api.ts";
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

const list = z.object({
  items: z.array(z.object({ state: z.string(), member: z.object({ name: z.string() }) })),
});

const feesOf = async () => {
  const { api, token } = community;
  const { items } = await api.ask(list, "GET", community.path("membership-fees?all=true"), { token });
  return Object.fromEntries(items.map(({ member, state }) => [member.name, state]));
};

test("a fee is taken at the desk, not below its least, another is waived with a reason, and each is told once", async () => {
  await community.newMember("Tom Cotise");
  await community.newMember("Uma Bénévole");
  const { api, token } = community;
  const body = { since: "2026-01-01", period: "calendar_year", amount: "10", minimum: "2", graceDays: 30 };
  await api.ask(anything, "PUT", community.path("membership-fee-policy"), { token, body });
  await expect
    .poll(feesOf, { timeout: 30_000 })
    .toMatchObject({ "Tom Cotise": "due", "Uma Bénévole": "due" });
  const { page } = await openDesk(browser, community, { path: "/members" });
  await page.getByRole("link", { name: "Cotisations" }).click();
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: /Encaisser la cotisation \d+ de Tom Cotise/ }).click();
  await dialog.getByLabel("Montant").fill("1");
  await dialog.getByRole("button", { name: /Encaisser 1,00/ }).click();
  await dialog.getByRole("alert").waitFor();
  await dialog.getByLabel("Montant").fill("12,50");
  await dialog.getByLabel("Comment").selectOption("cheque");
  await dialog.getByRole("button", { name: /Encaisser 12,50/ }).click();
  await page.getByText("La cotisation de Tom Cotise est payée.").waitFor();
  await page.getByRole("button", { name: /Ne plus demander la cotisation \d+ à Uma Bénévole/ }).click();
  const waive = dialog.getByRole("button", { name: "Remettre" });
  expect(await waive.getAttribute("aria-disabled")).toBe("true");
  await dialog.getByLabel("Pourquoi").fill("Tient la caisse");
  await waive.click();
  await page.getByText("La cotisation de Uma Bénévole est remise.").waitFor();
  expect(await feesOf()).toMatchObject({ "Tom Cotise": "paid", "Uma Bénévole": "waived" });
  await page.getByRole("button", { name: "payée", exact: true }).click();
  await expect.poll(() => page.getByRole("row").count()).toBe(2);
});

test("a fee that was paid is given back for a reason and owed again, and its receipt is a page", async () => {
  const { page } = await openDesk(browser, community, { path: "/members/fees?state=paid" });
  const receipt = page.getByRole("link", { name: /^Reçu de la cotisation \d+ de Tom Cotise/ });
  const [printed] = await Promise.all([page.context().waitForEvent("page"), receipt.click()]);
  await printed.getByText("Tom Cotise").first().waitFor();
  await page.getByRole("button", { name: /^Rembourser la cotisation \d+ de Tom Cotise/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Rendez l’argent comme il était venu.").waitFor();
  await dialog.getByLabel("Pourquoi").fill("Payée deux fois");
  await dialog.getByRole("button", { name: /^Rembourser 12,50/ }).click();
  await page.getByText("La cotisation de Tom Cotise est remboursée.").waitFor();
  expect((await feesOf())["Tom Cotise"]).not.toBe("paid");
});

test("what is asked is settled anew once it was read in plain sentences, and not where it contradicts itself", async () => {
  const { page, complaints } = await openDesk(browser, community, { path: "/members/fees" });
  await page.getByText("La cotisation est de 10 € par an.").waitFor();
  await page.getByRole("link", { name: "Changer" }).click();
  await page.getByLabel("Cotisation d’une année").fill("dix");
  const look = page.getByRole("button", { name: "Relire et enregistrer" });
  await look.click();
  await page.getByText("Écrivez un montant, par exemple 12,50.").waitFor();
  await page.getByLabel("Cotisation d’une année").fill("1,50");
  await look.click();
  await page.getByText("Le montant proposé est inférieur au minimum.").waitFor();
  await page.getByLabel("Cotisation d’une année").fill("12,50");
  await page.getByLabel("Prestataire").fill("50");
  await page.getByLabel("Rappels, en jours après l’échéance").fill("0, 20");
  await look.click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/La cotisation est de 12,50\s€ par an. Par type\s: Prestataire 50\s€/).waitFor();
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText("La cotisation est réglée.").waitFor();
  await page.getByText("La cotisation est de 12,50 € par an.").waitFor();
  expect(complaints).toEqual([]);
});
