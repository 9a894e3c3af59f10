import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { anything, ApiRefusal } from "../../scripts/client/api.ts";
import { signIn } from "../../scripts/client/signIn.ts";
import { openBrowser } from "../browser.ts";
import { Community, type Member, newId } from "../wallet/community.ts";
import { openDesk } from "./desk.ts";

let browser: Browser;
let community: Community;
let shop: Member;
let keys: Record<"teller" | "auditor", string>;

const redeemed = newId();
const NOT_FOR_YOU = "Cet écran n’est pas pour votre rôle";

async function keyAs(role: "teller" | "auditor", name: string): Promise<string> {
  const { api, token, slug } = community;
  const { id, email } = await community.newMember(name);
  await api.ask(anything, "PUT", community.path(`members/${id}/role`), { token, body: { role } });
  return signIn(api, slug, email, "Bureau");
}

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
  shop = await community.newMember("Épicerie Malo", "300", "provider");
  const { api, token } = community;
  const details = { holder: "Le Tilleul", iban: "FR7630006000011234567890189" };
  await api.ask(anything, "PUT", community.path("bank-details"), { token, body: details });
  const body = { id: redeemed, from: shop.account, amount: "120" };
  await api.ask(anything, "POST", community.path("currencies/TIL/redemptions"), { token, body });
  keys = { teller: await keyAs("teller", "Dora Guichet"), auditor: await keyAs("auditor", "Tristan Livre") };
});

afterAll(() => browser.close());

/** What the API says to somebody who asks for this, whatever a screen shows. */
async function codeOf(
  token: string,
  method: "GET" | "POST" | "PUT",
  path: string,
  body?: object,
): Promise<string> {
  try {
    await community.api.ask(anything, method, community.path(path), { token, body });
    return "done";
  } catch (error) {
    if (error instanceof ApiRefusal) return error.code;
    throw error;
  }
}

const menuOf = (page: Page) =>
  page.getByRole("navigation", { name: "Menu" }).getByRole("link").allTextContents();

const go = (page: Page, path: string) => page.goto(`${community.api.url}/${community.slug}/admin${path}`);

test("who serves at the counter takes money and statements in, and neither wires, counts the fund nor settles fees", async () => {
  const { page } = await openDesk(browser, community, { path: "/counter", as: keys.teller });
  await page.getByRole("heading", { name: "Ouvrir ma caisse" }).waitFor();
  const menu = await menuOf(page);
  expect(menu).toContain("Comptoir");
  for (const place of ["Fonds de garantie", "Monnaie", "Rapports"]) expect(menu).not.toContain(place);
  await page.getByRole("link", { name: "Banque" }).click();
  await page.getByRole("heading", { name: "Importer un relevé" }).waitFor();
  for (const path of [
    "/counter/redemptions",
    "/counter/tills",
    "/fund",
    "/members/fees/policy",
    "/members/import",
  ]) {
    await go(page, path);
    await page.getByRole("heading", { name: NOT_FOR_YOU }).waitFor();
  }
  await go(page, `/counter/redemptions/${redeemed}`);
  await page.getByRole("heading", { name: "Reconversion, Épicerie Malo" }).waitFor();
  expect(await page.getByRole("button", { name: /Approuver|Viré/ }).count()).toBe(0);
  await go(page, "/members");
  await page.getByRole("link", { name: "Épicerie Malo" }).waitFor();
  expect(await page.getByRole("link", { name: "Prendre en tableau (CSV)" }).count()).toBe(0);

  const { teller } = keys;
  const count = { euros: "300", on: "2026-11-01" };
  const refusals = [
    await codeOf(teller, "PUT", `redemptions/${redeemed}/approval`, {}),
    await codeOf(teller, "PUT", "currencies/TIL/guarantee-fund/count", count),
    await codeOf(teller, "GET", "currencies/TIL/guarantee-fund"),
    await codeOf(teller, "GET", "members/table"),
    await codeOf(teller, "PUT", "membership-fee-policy", {
      since: "2026-01-01",
      period: "calendar_year",
      amount: "10",
    }),
  ];
  expect(new Set(refusals)).toEqual(new Set(["forbidden"]));
});

test("who keeps an eye on the accounts reads tills, bank, redemptions and the fund, and changes nothing there", async () => {
  const { page } = await openDesk(browser, community, { path: "/counter", as: keys.auditor });
  await page.getByRole("link", { name: "Toutes les caisses" }).waitFor();
  expect(await page.getByLabel("Espèces dans la boîte, en euros").count()).toBe(0);
  await page.getByRole("link", { name: "Banque" }).click();
  await page.getByText("Aucune ligne ici.").waitFor();
  expect(await page.getByLabel("Fichier de la banque").count()).toBe(0);
  await page.getByRole("link", { name: "Reconversions" }).click();
  await page.getByRole("link", { name: "Épicerie Malo" }).click();
  await page.getByRole("heading", { name: "Reconversion, Épicerie Malo" }).waitFor();
  expect(await page.getByRole("button", { name: /Approuver|Viré|Renseigner/ }).count()).toBe(0);
  await page.getByRole("link", { name: "Fonds de garantie" }).click();
  await page.getByText("Monnaie\u00a0: TIL").waitFor();
  expect(await page.getByRole("button", { name: "Compter le compte en banque" }).count()).toBe(0);
  await go(page, "/members/invitations");
  await page.getByRole("heading", { name: NOT_FOR_YOU }).waitFor();

  const { auditor } = keys;
  const issue = { id: newId(), to: shop.account, amount: "10", reference: "CHQ 1" };
  const statement = { id: newId(), name: "x", text: "Date;Montant", format: "csv", mappingName: "x" };
  const invited = { id: newId(), notes: [null], expiresAt: Date.now() + 86_400_000 };
  const refusals = [
    await codeOf(auditor, "POST", "currencies/TIL/issues", issue),
    await codeOf(auditor, "POST", "tills", { id: newId(), float: "0", place: null }),
    await codeOf(auditor, "POST", "bank-statements", { ...statement, dryRun: true }),
    await codeOf(auditor, "PUT", `redemptions/${redeemed}/approval`, {}),
    await codeOf(auditor, "POST", "invitation-batches", invited),
    await codeOf(auditor, "GET", "members/table"),
  ];
  expect(new Set(refusals)).toEqual(new Set(["forbidden"]));
  expect(await community.balanceOf(shop)).toBe("180.00");
});
