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
  await community.newMember("Boulangerie du Four", "120", "provider");
  await community.newMember("Alice Martin", "30");
});

afterAll(() => browser.close());

/** What a link downloads, as whoever is signed in on the page. */
async function fileOf(page: Page, name: string): Promise<string> {
  const link = page.getByRole("link", { name });
  const href = (await link.getAttribute("href")) ?? "";
  const answer = await page.context().request.get(new URL(href, page.url()).href);
  expect(answer.status()).toBe(200);
  return answer.text();
}

test("what circulates is said with its unit, drawn, told as a table and had as a file", async () => {
  const { page, complaints } = await openDesk(browser, community, { path: "/reports" });
  const glance = page.locator(".glance");
  await glance.getByText("150,00 til").first().waitFor();
  expect(await glance.innerText()).toContain("0 sur 3");
  const card = page.getByRole("region", { name: "En circulation (Tilleul)", exact: true });
  await card.getByRole("img", { name: "En circulation (Tilleul)" }).waitFor();
  await card.getByRole("button", { name: /Voir les chiffres/ }).click();
  expect(await card.getByRole("row").last().innerText()).toMatch(/150,00\stil\s+150,00\stil\s+0,00\stil/);
  expect(await fileOf(page, "Télécharger en CSV, En circulation (Tilleul)")).toMatch(/^from,to,circulation/);
  await page
    .getByRole("row", { name: /Boulangerie du Four/ })
    .getByText("80,0 %")
    .waitFor();
  await page.getByRole("button", { name: "L’année dernière" }).click();
  await page.waitForURL(/time=lastYear/);
  await card.getByRole("button", { name: /Voir les chiffres/ }).click();
  expect(await card.getByRole("row").last().innerText()).toMatch(/^décembre \d{4}\s+0,00\stil/);
  expect(complaints).toEqual([]);
});

test("the queue says when there is nothing to look at, and the journal is had in an accountant's form", async () => {
  const { page } = await openDesk(browser, community, { path: "/reports/review" });
  await page.getByText("Rien à regarder : tout est comme d’habitude.").waitFor();
  await page.getByRole("link", { name: "Comptabilité" }).click();
  await page.getByRole("heading", { name: "Beancount" }).waitFor();
  expect(await fileOf(page, "Télécharger, hledger")).toContain("TIL");
  await page.getByLabel("Premier jour").fill("2030-01-01");
  await page.getByRole("alert").getByText("Le premier jour est après le dernier.").waitFor();
  expect(await page.getByRole("link", { name: /^Télécharger, / }).count()).toBe(0);
});
