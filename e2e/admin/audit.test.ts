import type { Browser } from "playwright-core";
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
});

afterAll(() => browser.close());

test("the ledger is verified at a click, with its seal and what was read, also where the first answer was lost", async () => {
  await community.newMember("Alice Martin", "30");
  const { page } = await openDesk(browser, community, { path: "/trust" });
  await page.getByText("Les comptes n’ont pas encore été vérifiés ici.").waitFor();
  let isCut = true;
  await page.route("**/ledger/verifications", async (route) => {
    if (route.request().method() !== "POST" || !isCut) return route.continue();
    isCut = false;
    await route.fetch();
    return route.abort();
  });
  await page.getByRole("button", { name: "Vérifier les comptes" }).click();
  await page.getByRole("alert").waitFor();
  await page.getByRole("button", { name: "Vérifier les comptes" }).click();
  const result = page.getByRole("region", { name: "Tout est juste." });
  await result.waitFor();
  expect(await result.locator("code").innerText()).toMatch(/^[0-9a-f]{64}$/);
  expect(await result.innerText()).toMatch(/[1-9]\d* opérations/);
  await expect.poll(() => page.getByRole("row").count()).toBe(2);
});

test("the log says in words who did what, in whose name, and is narrowed by kind, by person and by day", async () => {
  const { api, token, slug } = community;
  const alice = await community.newMember("Alice Payeuse", "50");
  const shop = await community.newMember("Épicerie Malo", "0", "provider");
  await api.ask(anything, "POST", community.path("transfers"), {
    token,
    body: { id: newId(), currency: "TIL", from: alice.account, to: shop.account, amount: "2" },
  });
  const { page, complaints } = await openDesk(browser, community, { path: "/trust/audit" });
  const payment = page.getByRole("row", { name: /Paiement au nom d’un membre/ });
  await payment.getByText("au nom de Alice Payeuse").waitFor();
  await page.getByLabel("Sorte").selectOption("Candidature acceptée");
  await expect.poll(() => payment.count()).toBe(0);
  await page
    .getByRole("row", { name: /Candidature acceptée/ })
    .first()
    .waitFor();
  await page.getByLabel("Du", { exact: true }).fill("2030-01-01");
  await page.getByText("Rien de tel n’a été fait.").waitFor();
  await page.getByLabel("Du", { exact: true }).fill("");
  await page.getByLabel("Sorte").selectOption("Toutes");
  await payment.getByRole("button", { name: "Maud Lartigue" }).click();
  await page.getByRole("button", { name: /Fait par Maud Lartigue/ }).waitFor();
  await page.waitForURL(/actor=/);
  expect(complaints).toEqual([]);

  await api.ask(anything, "PUT", community.path(`members/${alice.id}/role`), {
    token,
    body: { role: "manager" },
  });
  const manager = await openDesk(browser, community, {
    path: "/trust/audit",
    as: await signIn(api, slug, alice.email, "Bureau"),
  });
  await manager.page.getByRole("heading", { level: 1 }).waitFor();
  expect(await manager.page.getByRole("row").count()).toBe(0);
});
