import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { openBrowser, violations } from "../browser.ts";
import { Community, type Member } from "./community.ts";
import { confirm, enter, openPay, protect, type Visitor } from "./visitor.ts";

let browser: Browser;
let community: Community;
let shop: Member;

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
  shop = await community.newMember("Boulangerie du Four", "0", "provider");
});

afterAll(() => browser.close());

/** Somebody with 100 tilleuls and a phone that can sign. */
async function payer(name: string): Promise<Visitor & { member: Member }> {
  const member = await community.newMember(name, "100");
  const visitor = await enter(browser, community, member);
  await protect(visitor.page, community);
  return { ...visitor, member };
}

/** What an account has gained since. */
async function gained<Result>(by: Member, doing: () => Promise<Result>): Promise<number> {
  const before = Number(await community.balanceOf(by));
  await doing();
  return Number((Number(await community.balanceOf(by)) - before).toFixed(2));
}

const paid = "Payé";

test("a member pays by a link: one tap and the code", async () => {
  const { page, complaints } = await payer("Alice Martin");
  const received = await gained(shop, async () => {
    await openPay(page, community, shop, "7.40");
    expect(await page.textContent("main")).toContain("Boulangerie du Four");
    await expect.poll(() => page.textContent("dl.facts")).toMatch(/Il vous restera.*92,60/);
    expect(await violations(page)).toEqual([]);
    await confirm(page);
    await page.getByRole("heading", { name: paid, exact: true }).waitFor();
    await expect.poll(() => page.textContent("dl.facts")).toContain("vérifié sur ce téléphone");
    expect(await violations(page)).toEqual([]);
  });
  expect(received).toBe(7.4);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("a double tap, a reload and the back button give one payment", async () => {
  const { page } = await payer("Bilal Roche");
  const received = await gained(shop, async () => {
    await openPay(page, community, shop, "3");
    const draft = page.url();
    await page.getByRole("button", { name: "Payer" }).dblclick();
    await page.getByLabel("Code à six chiffres").fill("482913");
    await page.getByRole("heading", { name: paid, exact: true }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: paid, exact: true }).waitFor();
    // The address of the very payment once more: its outcome, not another payment
    await page.goto(draft);
    await page.getByRole("heading", { name: paid, exact: true }).waitFor();
    await page.goBack();
    await page.waitForTimeout(300);
  });
  expect(received).toBe(3);
  await page.context().close();
});

test("two tabs that confirm the same payment make one", async () => {
  const { page, context } = await payer("Chloé Petit");
  const received = await gained(shop, async () => {
    await openPay(page, community, shop, "4");
    const other = await context.newPage();
    await other.goto(page.url());
    await other.getByRole("button", { name: "Payer" }).waitFor();
    await Promise.all([confirm(page), confirm(other)]);
    for (const tab of [page, other]) await tab.getByRole("heading", { name: paid, exact: true }).waitFor();
  });
  expect(received).toBe(4);
  await context.close();
});

test("with the network cut before it is sent, an order waits, visibly not paid, and leaves once", async () => {
  const { page, context, member } = await payer("Dalia Noir");
  const received = await gained(shop, async () => {
    await openPay(page, community, shop, "5");
    await context.setOffline(true);
    await confirm(page);
    await page.getByRole("heading", { name: "Pas encore payé" }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await community.balanceOf(member)).toBe("100.00");
    await context.setOffline(false);
    await page.getByRole("heading", { name: paid, exact: true }).waitFor();
  });
  expect(received).toBe(5);
  await context.close();
});

test("an order that waits can be taken back", async () => {
  const { page, context, member } = await payer("Élio Brun");
  await openPay(page, community, shop, "6");
  await context.setOffline(true);
  await confirm(page);
  await page.getByRole("button", { name: "Ne plus payer" }).click();
  await page.getByText("Repris. Rien n’a été payé.").waitFor();
  await context.setOffline(false);
  await page.waitForTimeout(1500);
  expect(await community.balanceOf(member)).toBe("100.00");
  await context.close();
});

test("an answer that is lost shows as unknown, is asked for again, and was paid once", async () => {
  const { page, context } = await payer("Fanny Vert");
  let lost = 0;
  await context.route(`**/v1/${community.slug}/transfers`, async (route) => {
    lost += 1;
    if (lost > 2) return route.continue();
    await route.fetch();
    await route.abort("connectionreset");
  });
  const received = await gained(shop, async () => {
    await openPay(page, community, shop, "8");
    await confirm(page);
    await page.getByRole("heading", { name: "On ne sait pas encore" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("heading", { name: paid, exact: true }).waitFor({ timeout: 20_000 });
  });
  expect(received).toBe(8);
  expect(lost).toBe(3);
  await context.close();
});

test("a phone that dies between sending and the answer finds out when it is on again", async () => {
  const { page, context } = await payer("Gaspard Bleu");
  const received = await gained(shop, async () => {
    const before = Number(await community.balanceOf(shop));
    await context.route(`**/v1/${community.slug}/transfers`, async (route) => {
      await route.fetch();
      await new Promise(() => undefined);
    });
    await openPay(page, community, shop, "9");
    await confirm(page);
    // It has arrived, and the phone has not heard so
    await expect.poll(async () => Number(await community.balanceOf(shop)) - before).toBe(9);
    await page.close();
    await context.unroute(`**/v1/${community.slug}/transfers`);
    const again = await context.newPage();
    await again.goto(`${community.api.url}/${community.slug}/`);
    await again.getByText("− 9,00").or(again.getByText("−\u00A09,00")).first().waitFor();
    await expect.poll(() => again.getByText("On ne sait pas encore si").count()).toBe(0);
  });
  expect(received).toBe(9);
  await context.close();
});

test("a phone whose clock is a day ahead pays all the same", async () => {
  const member = await community.newMember("Hector Gris", "100");
  const { page, context } = await enter(browser, community, member);
  await context.addInitScript(() => {
    const real = Date.now.bind(Date);
    Date.now = () => real() + 26 * 3_600_000;
  });
  await protect(page, community);
  const received = await gained(shop, async () => {
    await openPay(page, community, shop, "2");
    await confirm(page);
    await page.getByRole("heading", { name: paid, exact: true }).waitFor();
  });
  expect(received).toBe(2);
  await context.close();
});

test("a phone whose storage was cleared signs in again, makes another key, and pays", async () => {
  const { page, context, member } = await payer("Iris Doré");
  await context.clearCookies();
  await page.evaluate(async () => {
    localStorage.clear();
    for (const { name } of await indexedDB.databases())
      if (name !== undefined) indexedDB.deleteDatabase(name);
  });
  await context.close();
  const again = await enter(browser, community, member);
  const received = await gained(shop, async () => {
    await openPay(again.page, community, shop, "1.50");
    await again.page.getByRole("button", { name: "Payer" }).click();
    await again.page.getByRole("heading", { name: "Protéger ce téléphone" }).waitFor();
    await again.page.getByLabel("Choisissez un code").fill("264809");
    await again.page.getByLabel("Encore une fois").fill("264809");
    // Back on the payment, as it was
    await again.page.getByRole("button", { name: /Payer 1,50/ }).click();
    await again.page.getByLabel("Code à six chiffres").fill("264809");
    await again.page.getByRole("heading", { name: paid, exact: true }).waitFor();
  });
  expect(received).toBe(1.5);
  await again.context.close();
});

test("five wrong codes throw the key away, and nothing is paid", async () => {
  const { page, context, member } = await payer("Jules Ocre");
  await openPay(page, community, shop, "1");
  await page.getByRole("button", { name: "Payer" }).click();
  for (const left of [4, 3, 2, 1]) {
    await page.getByLabel("Code à six chiffres").fill("999998");
    await page.getByText(`Encore ${left}`).waitFor();
  }
  await page.getByLabel("Code à six chiffres").fill("999998");
  await page.getByText("la clé de ce téléphone est effacée").waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await community.balanceOf(member)).toBe("100.00");
  await context.close();
});

test("too little on the account is said beside the amount and asked about once more, and the ledger decides", async () => {
  const { page, context, member } = await payer("Kim Lilas");
  await openPay(page, community, shop, "250");
  const doubt = "Vous avez 100,00\u00A0til ; c’est 150,00\u00A0til de plus.";
  await page.locator(".amount-input").getByText(doubt).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Payer" }).click();
  const question = page.getByRole("dialog", { name: doubt });
  await question.waitFor();
  expect(await violations(page)).toEqual([]);
  await question.getByRole("button", { name: "Annuler" }).click();
  await question.waitFor({ state: "detached" });
  expect(await page.getByLabel("Code à six chiffres").count()).toBe(0);
  // What this phone knows may be old: whoever means it goes on
  await page.getByRole("button", { name: "Payer" }).click();
  await question.getByRole("button", { name: "Payer quand même" }).click();
  await page.getByLabel("Code à six chiffres").fill("482913");
  await page.getByRole("heading", { name: "Non payé" }).waitFor();
  expect(await page.textContent("main")).toContain("Rien n’a quitté le compte.");
  expect(await community.balanceOf(member)).toBe("100.00");
  await context.close();
});
