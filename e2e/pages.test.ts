import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { openBrowser, type Visit, violations, visit } from "./browser.ts";

const url = inject("url");
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

const looks = [320, 1280].flatMap((width) =>
  (["fr", "en"] as const).flatMap((language) =>
    (["light", "dark"] as const).map((scheme) => ({ width, language, scheme })),
  ),
);

test.each(looks)("the front page is in order at $width px, $language, $scheme", async (look) => {
  const { page, complaints } = await visit(browser, look);
  await page.goto(url);
  expect(await page.getAttribute("html", "lang")).toBe(look.language);
  expect(await page.textContent("h1")).toMatch(look.language === "fr" ? /monnaie/ : /Money/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(look.width);
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

/** Whatever is not in order on a page: what is wider than the screen, and what axe finds. */
async function faultsOf(path: string, look: Visit & { width: number }): Promise<string[]> {
  const { page } = await visit(browser, look);
  await page.goto(`${url}${path}`);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  const found = await violations(page);
  await page.context().close();
  return [...(width > look.width ? [`${width} px wide`] : []), ...found];
}

test.each(["/mailbox", "/sel-des-deux-rives/mailbox", "/sel-des-deux-rives/figures", "/nowhere"])(
  "%s is in order on a small phone by night, and at a desk by day",
  async (path) => {
    expect(await faultsOf(path, { width: 320, scheme: "dark" })).toEqual([]);
    expect(await faultsOf(path, { width: 1280, scheme: "light" })).toEqual([]);
  },
);

test("the language that was chosen on one page is spoken on the next", async () => {
  const { page } = await visit(browser, { language: "en" });
  await page.goto(url);
  await page.getByRole("link", { name: "Français" }).click();
  expect(await page.textContent("h1")).toContain("Une monnaie à vous");
  await page.goto(`${url}/nowhere/at/all`);
  expect(await page.textContent("h1")).toBe("Il n’y a rien à cette adresse.");
  await page.getByRole("link", { name: "Revenir à l’accueil" }).click();
  expect(await page.getAttribute("html", "lang")).toBe("fr");
  await page.getByRole("link", { name: "English" }).click();
  expect(await page.textContent("h1")).toContain("Money of your own");
  await page.context().close();
});

test("every link of the front page leads somewhere", async () => {
  const { page } = await visit(browser);
  await page.goto(url);
  const links = await page.$$eval("a[href]", (found) =>
    found.map((link) => new URL(link.getAttribute("href") ?? "", location.href).href),
  );
  expect(links.length).toBeGreaterThan(3);
  for (const link of new Set(links)) expect([link, (await fetch(link)).status]).toEqual([link, 200]);
  await page.context().close();
});

test("a code that was asked for is read in the mailbox, and opens a session", async () => {
  const { page, complaints } = await visit(browser);
  await page.goto(url);
  const email = "mireille@sel-des-deux-rives.example";
  const post = (path: string, body: object) =>
    page.evaluate(
      async ([to, sent]) => {
        const headers = { "Content-Type": "application/json" };
        const answer = await fetch(`/v1/sel-des-deux-rives/${to}`, { method: "POST", headers, body: sent });
        return answer.status;
      },
      [path, JSON.stringify(body)] as const,
    );
  const mailbox = `${url}/sel-des-deux-rives/mailbox`;
  const sent = await page.goto(mailbox).then(() => page.locator("summary").count());
  expect(await post("sessions/codes", { email })).toBe(202);
  await expect.poll(() => page.goto(mailbox).then(() => page.locator("summary").count())).toBe(sent + 1);
  expect(await violations(page)).toEqual([]);
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(
    (await page.locator("summary").first().textContent()) ?? "",
  )?.[0];
  expect(await post("sessions", { email, code: "AAAA-AAAA" })).toBe(401);
  expect(await post("sessions", { email, code: code?.toLowerCase() })).toBe(201);
  const name = await page.evaluate(async () => {
    const me: { member: { name: string } } = await (await fetch("/v1/sel-des-deux-rives/me")).json();
    return me.member.name;
  });
  expect(name).toBe("Mireille Astoul");
  expect(complaints.filter((complaint) => !complaint.includes("401"))).toEqual([]);
  await page.context().close();
});
