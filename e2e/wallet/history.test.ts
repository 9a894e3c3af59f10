import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { openBrowser, violations } from "../browser.ts";
import { Community, type Member, newId } from "./community.ts";
import { enter, type Visitor } from "./visitor.ts";

let browser: Browser;
let community: Community;
let shop: Member;
let payer: Visitor & { member: Member };

/** Payments of 1, 2, 3… hundredths, in their order. */
async function pay({ context, member }: typeof payer, memos: readonly string[]): Promise<string[]> {
  const { api } = community;
  const transfers = memos.map((memo, index) => ({
    id: newId(),
    currency: "TIL",
    from: member.account,
    to: shop.account,
    amount: `0.${String(index + 1).padStart(2, "0")}`,
    memo,
  }));
  const headers = { Origin: new URL(api.url).origin };
  const answer = await context.request.post(`${api.url}${community.path("transfers/bulk")}`, {
    headers,
    data: { transfers },
  });
  expect(answer.status()).toBe(200);
  return transfers.map(({ id }) => id);
}

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
  shop = await community.newMember("Épicerie du Four", "0", "provider");
  const member = await community.newMember("Ada Morel", "100");
  payer = { ...(await enter(browser, community, member)), member };
  await pay(payer, [...Array.from({ length: 59 }, (_, index) => `achat ${index + 1}`), "brioche"]);
});

afterAll(() => browser.close());

const at = (path: string) => `${inject("url")}/${community.slug}${path}`;

test("a history is read on to its very beginning, and comes back as it was left", async () => {
  const { page } = payer;
  await page.goto(at("/history"));
  await page.getByText("brioche").waitFor();
  expect(await violations(page)).toEqual([]);
  const oldest = page.getByText("achat 1", { exact: false }).last();
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, 4000);
      return page.getByText("C’est tout, depuis le début.").count();
    })
    .toBe(1);
  expect(await page.locator("a.row").count()).toBe(61);
  await oldest.scrollIntoViewIfNeeded();
  const place = await page.evaluate(() => scrollY);
  expect(place).toBeGreaterThan(1000);
  await oldest.click();
  await page.getByRole("heading", { name: "Payé", exact: true }).waitFor();
  await page.goBack();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(place);
});

test("a search and its filters find what they say, and an address bears them", async () => {
  const { page } = payer;
  await page.goto(at("/history"));
  await page.getByRole("searchbox").fill("EPICERIE");
  await page.getByRole("button", { name: "Filtrer" }).click();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel("Au moins").fill("0,59");
  await page.getByRole("button", { name: "Voir ces opérations" }).click();
  await expect.poll(() => page.locator("a.row").allTextContents()).toHaveLength(2);
  await page.reload();
  await expect.poll(() => page.locator("a.row").count()).toBe(2);
  await page.getByRole("button", { name: "Reçu", exact: true }).click();
  await page.getByText("Rien ne répond à cette recherche.").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Tout afficher" }).click();
  await expect.poll(() => page.locator("a.row").count()).toBeGreaterThan(30);
});

test("an entry has its receipt checked on the phone, and hands it on as a file", async () => {
  const { page } = payer;
  await page.goto(at("/history"));
  await page.getByText("brioche").click();
  await page.getByText("vérifié sur ce téléphone").waitFor();
  expect(await page.textContent("main")).toMatch(/0,60.*à Épicerie du Four/s);
  expect(await violations(page)).toEqual([]);
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Enregistrer le reçu" }).click();
  const file = await (await saved).createReadStream();
  const text = (await file.toArray()).map(String).join("");
  expect(JSON.parse(text)).toMatchObject({ transfer: { amount: 60, memo: "brioche" } });
});

test("the history and its entries open without a network, with what was last known", async () => {
  const { page, context } = payer;
  await page.goto(at("/history"));
  await page.getByText("brioche").click();
  await page.getByText("vérifié sur ce téléphone").waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await page.goto(at("/history"));
  await page.getByText("Pas de réseau.").first().waitFor();
  await page.getByRole("searchbox").fill("achat 59");
  await expect.poll(() => page.locator("a.row").count()).toBe(1);
  await page.getByRole("searchbox").fill("brioche");
  await page.locator("a.row").filter({ hasText: "brioche" }).click();
  await page.getByText("vérifié sur ce téléphone").waitFor();
  await context.setOffline(false);
});
