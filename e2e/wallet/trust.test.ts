import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { membershipFeePage } from "@mereau/shared/contracts/membershipFees.ts";
import { anything } from "../../scripts/client/api.ts";
import { openBrowser, violations } from "../browser.ts";
import { Community } from "./community.ts";
import { enter, PIN, protect } from "./visitor.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

test("whoever is trusted certifies a newcomer after a promise, who is a member at once, and waits for the next", async () => {
  const community = await Community.found(inject("url"), inject("operatorToken"), "libre");
  const { api, token } = community;
  const at = (path: string) => `${api.url}/${community.slug}${path}`;
  const webOfTrust = { needed: 1, issuedMax: 3, periodDays: 5, distance: null };
  const rules = { mode: "web_of_trust", founders: 3, webOfTrust };
  await api.ask(anything, "PUT", community.path("membership-policy"), { token, body: rules });
  const ada = await community.newMember("Ada Morel", "0", "member");
  const bilal = await community.newMember("Bilal Roche", "0", "member");
  const chloe = await community.newMember("Chloé Marsac", "0", "member");
  await api.ask(anything, "POST", community.path(`members/${ada.id}/membership/founding`), { token });
  const { page, complaints, context } = await enter(browser, community, ada);
  await page.goto(at("/trust"));
  await page.getByRole("heading", { name: "Vous êtes membre reconnu" }).waitFor();
  await page.getByText("Il vous reste 3 certifications à donner, une tous les 5 jours.").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Bilal Roche" }).click();
  const sheet = page.getByRole("dialog", { name: "Certifier Bilal Roche ?" });
  await sheet.waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await sheet.getByRole("button", { name: "Certifier Bilal Roche" }).isDisabled()).toBe(true);
  await sheet.getByRole("checkbox", { name: /Je connais bien Bilal Roche/ }).check();
  await sheet.getByRole("button", { name: "Certifier Bilal Roche" }).click();
  await page.getByText(/^Vous avez certifié Bilal Roche, jusqu’au/).waitFor();
  await page.getByText(/Vous pourrez certifier à nouveau le .* Il vous reste 2.certifications/).waitFor();
  expect(complaints).toEqual([]);

  // Too soon for another, says the community, with the day
  await page.getByRole("searchbox").fill(String(chloe.number));
  await page
    .getByRole("button", { name: /Chloé Marsac/ })
    .last()
    .click();
  await page.getByRole("checkbox").check();
  await page.getByRole("dialog").getByRole("button", { name: "Certifier Chloé Marsac" }).click();
  await page.getByRole("alert").getByText("Ce sera possible à partir du").waitFor();
  await context.close();

  const other = await enter(browser, community, bilal, { scheme: "dark" });
  await other.page.goto(at("/trust"));
  await other.page.getByRole("heading", { name: "Vous êtes membre reconnu" }).waitFor();
  await other.page.getByText("Ada Morel").waitFor();
  expect(await violations(other.page)).toEqual([]);
  await other.page.getByRole("button", { name: "Arrêter mon adhésion" }).click();
  await other.page.getByRole("dialog").getByRole("button", { name: "Arrêter mon adhésion" }).click();
  await other.page.getByRole("heading", { name: "Votre adhésion est arrêtée" }).waitFor();
  await other.page.getByRole("button", { name: "Devenir membre reconnu" }).click();
  await other.page.getByRole("heading", { name: "Vous êtes membre reconnu" }).waitFor();
  expect(other.complaints).toEqual([]);
  await other.context.close();
});

/** A member who owes a fee of ten, with what becomes of it by the community's record. */
async function owing(name: string, price: object = {}) {
  const community = await Community.found(inject("url"), inject("operatorToken"));
  const { api, token } = community;
  const pot = { id: "TIL:pot-fees", name: "Cotisations" };
  await api.ask(anything, "POST", community.path("pots"), { token, body: pot });
  const member = await community.newMember(name, "100");
  const fees = { since: "2020-01-01", period: "calendar_year", amount: "10", pot: pot.id, ...price };
  const body = { ...fees, newcomers: "whole", graceDays: 30, reminders: [{ afterDays: 0 }] };
  await api.ask(anything, "PUT", community.path("membership-fee-policy"), { token, body });
  const due = async () => {
    const path = community.path(`membership-fees?all=true&member=${member.id}`);
    return (await api.ask(membershipFeePage, "GET", path, { token })).items.map(({ state }) => state);
  };
  await expect.poll(due, { timeout: 20_000 }).toEqual(["due"]);
  const visitor = await enter(browser, community, member);
  await protect(visitor.page, community);
  return { ...visitor, community, member, due };
}

test("a membership fee that is due is paid from the account, once, and is then no longer asked for", async () => {
  const { page, complaints, context, community, member, due } = await owing("Ada Morel");
  const { api } = community;
  await page.goto(`${api.url}/${community.slug}/`);
  await page.getByText("Votre cotisation est à régler").waitFor();
  await page.getByRole("link", { name: "Voir" }).click();
  await page.getByRole("heading", { name: /^Cotisation \d{4}$/ }).waitFor();
  await page.getByRole("heading", { name: "Vous êtes membre reconnu" }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Payer 10,00" }).click();
  await page.getByLabel("Code à six chiffres").fill(PIN);
  await page.getByRole("heading", { name: "Payé", exact: true }).waitFor();
  expect(await community.balanceOf(member)).toBe("90.00");
  expect(await due()).toEqual(["paid"]);
  await page.goto(`${api.url}/${community.slug}/trust`);
  await page.getByRole("heading", { name: "Vous êtes membre reconnu" }).waitFor();
  await expect.poll(() => page.getByRole("button", { name: /^Payer/ }).count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});

test("a fee that was paid is never said not to be, because its transfer could not be read at once", async () => {
  const { page, context, community, member, due } = await owing("Basile Roy");
  let isSeen = false;
  await context.route(`**/v1/${community.slug}/transfers/*`, async (route) => {
    if (isSeen) return route.continue();
    const problem = {
      code: "too_many_attempts",
      status: 429,
      title: "",
      detail: "Trop de demandes.",
      requestId: "",
    };
    await route.fulfill({
      status: 429,
      contentType: "application/problem+json",
      body: JSON.stringify(problem),
    });
  });
  await page.goto(`${community.api.url}/${community.slug}/trust`);
  await page.getByRole("button", { name: "Payer 10,00" }).click();
  await page.getByLabel("Code à six chiffres").fill(PIN);
  await page.getByRole("heading", { name: "On ne sait pas encore" }).waitFor();
  isSeen = true;
  await page.getByRole("heading", { name: "Payé", exact: true }).waitFor({ timeout: 20_000 });
  expect(await community.balanceOf(member)).toBe("90.00");
  expect(await due()).toEqual(["paid"]);
  await context.close();
});

test("where its price is free a fee is paid with what the member gives, within what was settled", async () => {
  const { page, complaints, context, community, member, due } = await owing("Chloé Roy", { minimum: "2" });
  await page.goto(`${community.api.url}/${community.slug}/trust`);
  await page.getByText("Le prix est libre, à partir de 2,00").waitFor();
  const given = page.getByLabel("Ce que vous donnez (til)");
  expect(await given.inputValue()).toBe("10,00");
  await given.fill("1,99");
  await page.getByText("Ce prix demande au moins 2,00").waitFor();
  expect(await page.getByRole("button", { name: "Écrivez le montant" }).isEnabled()).toBe(false);
  await given.fill("15,5");
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Payer 15,50" }).click();
  await page.getByText("Pour payer 15,50").waitFor();
  await page.getByLabel("Code à six chiffres").fill(PIN);
  await page.getByRole("heading", { name: "Payé", exact: true }).waitFor();
  expect(await community.balanceOf(member)).toBe("84.50");
  expect(await due()).toEqual(["paid"]);
  expect(complaints).toEqual([]);
  await context.close();
});
