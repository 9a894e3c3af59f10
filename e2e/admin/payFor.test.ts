import type { Browser } from "playwright-core";
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

test("who is at the desk pays once in a member’s name, after reading back to whom, and both are in the log", async () => {
  const payer = await community.newMember("Élise Absente", "20");
  const payee = await community.newMember("Fournil Ouvert");
  const { page, complaints } = await openDesk(browser, community, { path: `/members/${payer.id}` });
  await page.getByRole("link", { name: "Payer en son nom" }).click();
  await page.getByLabel("À qui : numéro de membre").fill(String(payee.number));
  await page.getByLabel("Combien").fill("7,5");
  await page.getByRole("button", { name: "Relire" }).click();
  await page.getByText("Élise Absente verse 7,50 til à Fournil Ouvert.").waitFor();
  await page.getByText("Il restera 12,50 til sur ce compte.").waitFor();
  await page.getByRole("button", { name: "Verser 7,50 til" }).click();
  await page.getByRole("heading", { name: "Élise Absente", exact: true }).waitFor();
  expect(await community.balanceOf(payer)).toBe("12.50");
  expect(await community.balanceOf(payee)).toBe("7.50");
  const { api, token } = community;
  const person = z.object({ name: z.string().nullable() }).nullable();
  const line = z.object({ action: z.string(), actor: person, onBehalfOf: person });
  const log = await api.ask(z.object({ items: z.array(line) }), "GET", community.path("audit"), { token });
  expect(log.items).toContainEqual({
    action: "transfer.create",
    actor: { name: "Maud Lartigue" },
    onBehalfOf: { name: "Élise Absente" },
  });
  expect(complaints).toEqual([]);
});

test("what is not a payment is refused at its field, and too much in words, moving nothing", async () => {
  const payer = await community.newMember("Gaël Absent", "5");
  const payee = await community.newMember("Hangar Ouvert");
  const { page } = await openDesk(browser, community, { path: `/members/${payer.id}/pay` });
  const [to, amount] = [page.getByLabel("À qui : numéro de membre"), page.getByLabel("Combien")];
  const review = page.getByRole("button", { name: "Relire" });
  await to.fill("99999");
  await amount.fill("deux");
  await review.click();
  await page.getByText("Écrivez un montant, par exemple 12,50.").waitFor();
  await amount.fill("8");
  await review.click();
  await page.getByText("Aucun membre n’a ce numéro.").waitFor();
  await to.fill(String(payee.number));
  await review.click();
  await page.getByRole("button", { name: "Verser 8,00 til" }).click();
  await page.getByRole("alert").waitFor();
  expect(await community.balanceOf(payer)).toBe("5.00");
  await page.getByRole("button", { name: "Corriger" }).click();
  await amount.fill("3");
  await review.click();
  await page.getByRole("button", { name: "Verser 3,00 til" }).click();
  await page.getByRole("heading", { name: "Gaël Absent", exact: true }).waitFor();
  expect(await community.balanceOf(payer)).toBe("2.00");
});

test("a payment of which nobody knows the outcome can only be asked for again, also after a reload, and is made once", async () => {
  const payer = await community.newMember("Hélène Absente", "30");
  const payee = await community.newMember("Île Ouverte");
  const { page } = await openDesk(browser, community, { path: `/members/${payer.id}/pay` });
  await page.getByLabel("À qui : numéro de membre").fill(String(payee.number));
  await page.getByLabel("Combien").fill("4");
  await page.getByRole("button", { name: "Relire" }).click();
  // The ledger has it, and the answer says that nobody knows
  await page.route("**/transfers", async (route) => {
    await route.fetch();
    const problem = {
      type: "",
      title: "?",
      status: 503,
      code: "outcome_unknown",
      detail: "?",
      requestId: "",
    };
    await route.fulfill({
      status: 503,
      contentType: "application/problem+json",
      body: JSON.stringify(problem),
    });
  });
  const deed = page.getByRole("button", { name: "Verser 4,00 til" });
  await deed.click();
  await page.getByText(/On ne sait pas encore/).waitFor();
  expect(await page.getByRole("button", { name: "Corriger" }).count()).toBe(0);
  await page.unroute("**/transfers");
  await page.reload();
  await page.getByText(/On ne sait pas encore/).waitFor();
  expect(await page.getByRole("button", { name: "Corriger" }).count()).toBe(0);
  await deed.click();
  await page.getByRole("heading", { name: "Hélène Absente", exact: true }).waitFor();
  expect(await community.balanceOf(payer)).toBe("26.00");
  expect(await community.balanceOf(payee)).toBe("4.00");
});
