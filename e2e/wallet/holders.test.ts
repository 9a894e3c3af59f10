import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { accountWithHolders } from "@mereau/shared/contracts/accounts.ts";
import { paymentRequestPage } from "@mereau/shared/contracts/paymentRequests.ts";
import { requestLink } from "@mereau/shared/payments/payLink.ts";
import { openBrowser, violations } from "../browser.ts";
import { Community, type Member } from "./community.ts";
import { enter, PIN, protect } from "./visitor.ts";

let browser: Browser;
let community: Community;
let shop: Member;
let kim: Member;

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
  shop = await community.newMember("Le Fournil", "75,31", "provider");
  kim = await community.newMember("Kim Lilas", "10");
});

afterAll(() => browser.close());

const here = () => `${community.api.url}/${community.slug}`;

/** Who holds the shop’s account beside itself: number, role and limits. */
async function others() {
  const path = community.path(`accounts/${shop.account}`);
  const { holders } = await community.api.ask(accountWithHolders, "GET", path, { token: community.token });
  return holders
    .filter(({ number }) => number !== shop.number)
    .map(({ number, role, perTransfer, perDay }) => [number, role, perTransfer, perDay]);
}

const choose = async (page: Page, typed: string, name: RegExp) => {
  await page.getByLabel("Chercher un nom").fill(typed);
  await page.getByRole("button", { name }).click();
};

test("a baker gives her teller the till by name, who takes a payment with it, and is out at once when it is taken away", async () => {
  const owner = await enter(browser, community, shop);
  await owner.page.getByRole("link", { name: "Moi" }).click();
  await owner.page.getByRole("link", { name: "Qui utilise ce compte" }).click();
  await owner.page.getByText("Vous seul, pour l’instant.").waitFor();
  await choose(owner.page, "kim", /Kim Lilas/);
  await owner.page.getByLabel("À la fois").fill("20");
  await owner.page.getByLabel("Par jour").fill("60,5");
  expect(await violations(owner.page)).toEqual([]);
  await owner.page.getByRole("button", { name: "Confier la caisse" }).click();
  await owner.page.getByText("Rembourse 20,00 til à la fois, 60,50 til par jour au plus").waitFor();
  expect(await violations(owner.page)).toEqual([]);
  expect(await others()).toEqual([[kim.number, "cashier", "20.00", "60.50"]]);

  const teller = await enter(browser, community, kim);
  await teller.page.getByRole("link", { name: "Caisse : Le Fournil" }).click();
  await teller.page.getByText("Le Fournil", { exact: true }).waitFor();
  await teller.page.keyboard.type("5");
  await teller.page.getByRole("button", { name: /^Encaisser 5,00/ }).click();
  await teller.page.getByText("En attente du paiement…").waitFor();
  const asked = await teller.page.locator("svg.qr").getAttribute("aria-label");
  expect(asked).toContain("Le Fournil");
  await payOpenRequest();
  await teller.page.getByText("reçus de Noor Payeuse").waitFor();
  for (const path of ["/", "/till", "/till?day", "/get-paid"]) {
    await teller.page.goto(here() + path, { waitUntil: "networkidle" });
    expect(await teller.page.textContent("body")).not.toMatch(/75,31|80,31/);
  }

  // There one’s own code comes first, and the shop’s is a tap away, with its name below
  const paid = teller.page.locator("figcaption b");
  await expect.poll(() => paid.textContent()).toBe("Kim Lilas");
  await teller.page.getByRole("button", { name: `Le Fournil · ${shop.number}` }).click();
  await expect.poll(() => paid.textContent()).toBe("Le Fournil");
  await teller.page.getByRole("link", { name: "Ouvrir la caisse" }).click();
  await teller.page.getByRole("heading", { name: "Caisse" }).waitFor();

  await teller.page.goto(`${here()}/till?of=${shop.account}`);
  await teller.page.getByText("Le Fournil", { exact: true }).waitFor();
  await owner.page.getByRole("button", { name: /Kim Lilas/ }).click();
  await owner.page.getByRole("button", { name: "Lui retirer ce compte" }).click();
  await owner.page.getByText("Retirer Le Fournil à Kim Lilas ?").waitFor();
  await owner.page.getByRole("button", { name: "Lui retirer ce compte" }).click();
  await owner.page.getByText("Vous seul, pour l’instant.").waitFor();
  expect(await others()).toEqual([]);
  await teller.page.keyboard.type("6");
  await teller.page.getByRole("button", { name: /^Encaisser 6,00/ }).click();
  await teller.page.getByText("Vous ne tenez plus la caisse de Le Fournil.").waitFor();
  await teller.page.goto(`${here()}/`);
  await teller.page.locator(".acts").waitFor();
  await expect.poll(() => teller.page.getByRole("link", { name: "Caisse : Le Fournil" }).count()).toBe(0);
  expect(owner.complaints).toEqual([]);
  await owner.context.close();
  await teller.context.close();
});

/** A customer pays what the shop’s till has just asked for, on a phone of their own. */
async function payOpenRequest(): Promise<void> {
  const payer = await enter(browser, community, await community.newMember("Noor Payeuse", "50"));
  await protect(payer.page, community);
  const path = community.path(`payment-requests?account=${shop.account}&state=open`);
  const { items } = await community.api.ask(paymentRequestPage, "GET", path, { token: community.token });
  await payer.page.goto(requestLink(community.api.url, community.slug, items[0]?.id ?? ""));
  await payer.page.getByRole("button", { name: /Payer 5,00/ }).click();
  await payer.page.getByLabel("Code à six chiffres").fill(PIN);
  await payer.page.getByRole("heading", { name: "Payé", exact: true }).waitFor();
  await payer.context.close();
}

test("whom one lets pay may pay so much, and nothing changes where the network fails", async () => {
  const { page, context } = await enter(browser, community, shop, { width: 320, scheme: "dark" });
  await page.goto(`${here()}/me/holders?of=${shop.account}`);
  await page.getByText("Laisser quelqu’un s’en servir").waitFor();
  await choose(page, String(kim.number), /Kim Lilas/);
  await page.getByRole("radio", { name: /^Paie/ }).check();
  await page.getByLabel("À la fois").fill("beaucoup");
  await page.getByText("Écrivez un montant comme 12,50.").waitFor();
  await page.getByLabel("À la fois").press("Enter");
  await page.getByLabel("À la fois").fill("");
  await page.getByLabel("Par jour").fill("30");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Laisser payer" }).click();
  await page.getByText("Le serveur ne répond pas.").waitFor();
  expect(await others()).toEqual([]);
  await context.setOffline(false);
  await page.getByRole("button", { name: "Laisser payer" }).click();
  await page.getByText("Paie 30,00 til par jour au plus").waitFor();
  expect(await others()).toEqual([[kim.number, "operator", null, "30.00"]]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await context.close();
});
