import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { application } from "@mereau/shared/contracts/applications.ts";
import { acceptanceList } from "@mereau/shared/contracts/documents.ts";
import { anything } from "../../scripts/client/api.ts";
import { openBrowser, violations } from "../browser.ts";
import { Community, type Member, newId } from "./community.ts";
import { enter, PIN, protect } from "./visitor.ts";

let browser: Browser;
let community: Community;
let ada: Member;
let page: Page;

const at = (path: string) => `${inject("url")}/${community.slug}${path}`;

const settle = (settings: object) =>
  community.api.ask(anything, "PATCH", community.path("settings"), {
    token: community.token,
    body: settings,
  });

/** What the community keeps of a member’s agreements: the version, and whether it is signed. */
async function keptOf({ id }: Member) {
  const path = community.path(`acceptances?member=${id}`);
  const { items } = await community.api.ask(acceptanceList, "GET", path, { token: community.token });
  return items.map(({ document, version, signed }) => [document, version, signed !== null]);
}

const SIGNED_HERE = "Signé et vérifié sur ce téléphone.";

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
  await settle({
    charter: { version: "c1", text: "Le tilleul est à tous." },
    terms: { version: "t1", text: "Chacun répond de son compte." },
  });
  const [id, email] = [newId(), "ada@tilleul.example"];
  const accepts = { charter: "c1", terms: "t1" };
  const body = { id, name: "Ada Morel", email, type: "individual", accepts };
  const { number } = await community.api.ask(application, "POST", community.path("members"), { body });
  const { token } = community;
  await community.api.ask(anything, "POST", community.path(`members/${id}/approval`), { token, body: {} });
  ada = { id, name: body.name, email, number, account: `TIL:${number}` };
  page = (await enter(browser, community, ada)).page;
});

afterAll(() => browser.close());

test("what was accepted on joining is signed as soon as the phone has a code, with nothing more to tap", async () => {
  await page.goto(at("/me/documents"));
  await expect.poll(() => page.getByText("Noté, sans signature.").count()).toBe(2);
  expect(await violations(page)).toEqual([]);
  await protect(page, community);
  await page.goto(at("/me/documents"));
  await expect.poll(() => page.getByText(SIGNED_HERE).count()).toBe(2);
  expect(await violations(page)).toEqual([]);
});

test("a new version is accepted with the phone’s code, and a wrong code accepts nothing", async () => {
  await settle({ charter: { version: "c2", text: "Le tilleul est à chacun." } });
  await page.reload();
  await page.getByText("Version c2 ·").waitFor();
  await page.getByRole("button", { name: "Lire la charte" }).click();
  await page.getByRole("button", { name: "J’accepte la charte" }).click();
  await page.getByText("Pour signer votre accord").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel("Code à six chiffres").fill("000007");
  await page.getByText("Ce n’est pas le bon code.").waitFor();
  expect((await keptOf(ada)).map(([, version]) => version)).not.toContain("c2");
  await page.getByLabel("Code à six chiffres").fill(PIN);
  // Both in force, and the charter of before
  await expect.poll(() => page.getByText(SIGNED_HERE).count()).toBe(3);
  expect(await keptOf(ada)).toEqual([
    ["charter", "c2", true],
    ["charter", "c1", true],
    ["terms", "t1", true],
  ]);
});

test("another device says with which one it was signed, finds a forged signature, and accepts without a code of its own", async () => {
  const other = await enter(browser, community, ada);
  await other.page.goto(at("/me/documents"));
  await expect
    .poll(() => other.page.getByText(/^Signé avec .+, vérifié sur ce téléphone\.$/).count())
    .toBe(3);
  await other.page.route("**/acceptances", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace('"t1"', '"t0"') });
  });
  await other.page.reload();
  await other.page.getByText("signature fausse : prévenez les responsables").waitFor();
  await other.page.unroute("**/acceptances");
  await settle({ terms: { version: "t2", text: "Chacun répond de sa signature." } });
  await other.page.reload();
  await other.page.getByText("Version t2 ·").waitFor();
  await other.page.getByRole("button", { name: "Lire les conditions" }).click();
  await other.page.getByRole("button", { name: "J’accepte les conditions" }).click();
  await other.page.getByText("Noté, sans signature.").waitFor();
  await other.context.close();
});

test("what was accepted without a code is signed later on the phone that has one", async () => {
  await page.reload();
  await page.getByText("Noté, sans signature.").waitFor();
  await page.getByRole("button", { name: "Signer avec mon code" }).click();
  await page.getByLabel("Code à six chiffres").fill(PIN);
  await expect.poll(() => page.getByText(SIGNED_HERE).count()).toBe(4);
  expect(await page.getByRole("button", { name: "Signer avec mon code" }).count()).toBe(0);
  expect((await keptOf(ada)).every(([, , signed]) => signed)).toBe(true);
});

test("a browser that does not know Ed25519 signs and verifies all the same", async () => {
  const other = await enter(browser, community, ada);
  await other.context.addInitScript(() => {
    const own = crypto.subtle.generateKey.bind(crypto.subtle);
    const without = (...[algorithm, ...rest]: Parameters<typeof own>) =>
      algorithm === "Ed25519" ? Promise.reject(new Error("unknown")) : own(algorithm, ...rest);
    Object.defineProperty(crypto.subtle, "generateKey", { value: without });
  });
  const asked: string[] = [];
  other.page.on("request", (request) => asked.push(request.url()));
  await protect(other.page, community);
  expect(asked.some((url) => /nacl/.test(url))).toBe(true);
  await settle({ charter: { version: "c3", text: "Le tilleul est à chacune." } });
  await other.page.goto(at("/me/documents"));
  await other.page.getByRole("button", { name: "Lire la charte" }).click();
  await other.page.getByRole("button", { name: "J’accepte la charte" }).click();
  await other.page.getByLabel("Code à six chiffres").fill(PIN);
  await other.page.getByText(SIGNED_HERE).waitFor();
  expect((await keptOf(ada))[0]).toEqual(["charter", "c3", true]);
  await other.context.close();
});
