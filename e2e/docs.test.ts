import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { openBrowser, visit } from "./browser.ts";
import { apiAt } from "../scripts/client/api.ts";
import { signIn } from "../scripts/client/signIn.ts";

const url = inject("url");
const slug = "sel-des-deux-rives";
let browser: Browser;

/** The viewer goes through the whole document before it shows anything: a quarter of a minute, and more beside other tests. */
const VIEWER_MS = 100_000;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

/** Sends what stands in the open operation, and gives the status of the answer and its body. */
async function execute(page: Page): Promise<{ status: string; body: string }> {
  await page.getByRole("button", { name: "Execute" }).click();
  const answer = page.locator(".live-responses-table tbody tr.response").first();
  await answer.waitFor();
  const status = await answer.locator(".response-col_status").innerText();
  return {
    status: status.trim().slice(0, 3),
    body: await answer.locator(".highlight-code code").first().innerText(),
  };
}

/** Opens the page at one operation, in a tab that has not been there before. */
async function open(page: Page, operation: string): Promise<void> {
  await page.goto("about:blank");
  await page.goto(`${url}/docs#/${operation}`);
  await page.getByRole("button", { name: "Execute" }).waitFor({ timeout: VIEWER_MS });
}

test("the API can be read and tried, under the strict policy", async () => {
  const { page, complaints } = await visit(browser, { width: 1280, language: "en" });
  await open(page, "Service/checkHealth");
  const { status, body } = await execute(page);
  expect([status, JSON.parse(body)]).toEqual(["200", { status: "ok", version: "0.1.0" }]);
  expect(complaints).toEqual([]);
  await page.context().close();
}, 150_000);

test("with a bearer token, what a member may do can be tried in their community", async () => {
  const token = await signIn(apiAt(url), slug, `driss@${slug}.example`, "A browser");
  const { page, complaints } = await visit(browser, { width: 1280, language: "en" });
  await open(page, "Sign-in/readMe");
  const community = page.getByPlaceholder("community");
  expect(await community.inputValue()).toBe("le-miel");

  await page.locator(".auth-wrapper .authorize").click();
  const form = page.locator(".auth-container", { hasText: "bearer (http, Bearer)" });
  await form.locator("input").fill(token);
  await form.getByRole("button", { name: "Apply" }).click();
  await form.getByRole("button", { name: "Close" }).click();

  await community.fill(slug);
  const { status, body } = await execute(page);
  expect([status, JSON.parse(body)]).toMatchObject(["200", { member: { name: "Driss El Kassimi" } }]);
  expect(complaints).toEqual([]);
  await page.context().close();
}, 150_000);
