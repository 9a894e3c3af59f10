import { readFile } from "node:fs/promises";

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { openBrowser, violations } from "../browser.ts";
import { Community, type Member } from "./community.ts";
import { enter, type Visitor } from "./visitor.ts";

let browser: Browser;
let community: Community;
let member: Member;
let visitor: Visitor;

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
  member = await community.newMember("Ada Morel", "87.50");
  visitor = await enter(browser, community, member);
});

afterAll(() => browser.close());

const at = (path: string) => `${inject("url")}/${community.slug}${path}`;

test("a month’s statement begins, comes and goes to where it ends, and its months are a tap apart", async () => {
  const { page, complaints } = visitor;
  await page.goto(at("/statement"));
  await expect
    .poll(() => page.locator("dl.facts").textContent())
    .toMatch(/Reçu\+\s87,50Payé−\s0,00maintenant87,50/);
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Mois d’avant" }).click();
  await page.getByText("Rien n’a bougé ce mois-là.").waitFor();
  await expect.poll(() => page.locator("dl.facts").textContent()).toMatch(/Reçu\+\s0,00/);
  await page.reload();
  await page.getByText("Rien n’a bougé ce mois-là.").waitFor();
  await page.getByRole("button", { name: "Mois d’après" }).click();
  await page.getByText("L’opération du mois").waitFor();
  expect(complaints).toEqual([]);
});

test("a drawing is read with the keys, point by point, and as a table", async () => {
  const { page } = visitor;
  await page.goto(at("/statement"));
  const bars = page.getByRole("slider", { name: "Mois à lire" });
  await bars.focus();
  await expect.poll(() => bars.getAttribute("aria-valuetext")).toMatch(/: 87,50\stil reçus, 0,00\stil payés/);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => bars.getAttribute("aria-valuetext")).toMatch(/: 0,00\stil reçus/);
  const year = page.locator("figure").filter({ has: bars });
  await year.getByText("Voir en tableau").click();
  expect(await year.locator("tbody tr").count()).toBe(12);
  expect(await violations(page)).toEqual([]);
});

test("a month is taken along on paper", async () => {
  const { page } = visitor;
  await page.goto(at("/statement"));
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: /imprimer/ }).click();
  const file = await readFile(await (await saved).path());
  expect(file.subarray(0, 5).toString()).toBe("%PDF-");
});

test("a month is taken along for a spreadsheet", async () => {
  const { page } = visitor;
  await page.goto(at("/statement"));
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: /tableur/ }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/^releve-20\d\d-\d\d\.csv$|^TIL/);
  const table = await readFile(await download.path(), "utf8");
  expect(table).toMatch(/^\uFEFFDate;Heure \(UTC\);Opération;/);
  expect(table).toContain(";87,50;");
});

test("a statement and its drawings fit a small phone by night", async () => {
  const small = await enter(browser, community, member, { width: 320, scheme: "dark", language: "en" });
  await small.page.goto(at("/statement"));
  await small.page.getByRole("slider", { name: "Month to read" }).waitFor();
  expect(await small.page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  expect(await violations(small.page)).toEqual([]);
  await small.context.close();
});
