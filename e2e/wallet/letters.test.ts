import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { anything } from "../../scripts/client/api.ts";
import { signIn as bearerOf } from "../../scripts/client/signIn.ts";
import { openBrowser } from "../browser.ts";
import { Community, newId } from "./community.ts";
import { enter } from "./visitor.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

test("the letter about a request leads to that very request in the wallet", async () => {
  const community = await Community.found(inject("url"), inject("operatorToken"));
  const noor = await community.newMember("Noor Haddad", "100");
  const ada = await community.newMember("Ada Morel");
  const { api, slug } = community;
  const token = await bearerOf(api, slug, ada.email, "Essai");
  const id = newId();
  const body = {
    id,
    currency: "TIL",
    to: ada.account,
    from: noor.account,
    amount: "12.50",
    memo: "confitures",
  };
  await api.ask(anything, "POST", community.path("payment-requests"), { token, body });
  const { page, complaints } = await enter(browser, community, noor);
  const letter = page.locator(".card", { hasText: noor.email }).filter({ hasText: "confitures" });
  await expect
    .poll(async () => {
      await page.goto(`${api.url}/${slug}/mailbox`);
      return letter.count();
    })
    .toBe(1);
  const link = letter.locator("a");
  if (!(await link.isVisible())) await letter.locator("summary").click();
  await link.click();
  await page.waitForURL(`${api.url}/${slug}/requests/${id}`);
  await page.getByText("confitures").first().waitFor();
  await page.getByRole("button", { name: /Payer/ }).waitFor();
  expect(complaints).toEqual([]);
});
