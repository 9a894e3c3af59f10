import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { newestCode } from "../../scripts/client/mailbox.ts";
import { openBrowser } from "../browser.ts";
import { Community } from "../wallet/community.ts";
import { signIn } from "../wallet/visitor.ts";
import { openDesk } from "./desk.ts";

let browser: Browser;
let community: Community;

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
});

afterAll(() => browser.close());

test("a manager comes in by a code, goes to the members, and out again", async () => {
  const { page, complaints } = await openDesk(browser, community, { as: null });
  const since = Date.now();
  await page.getByLabel("Votre adresse e-mail").fill("maud@tilleul.example");
  await page.getByRole("button", { name: "Recevoir un code" }).click();
  const { api, slug } = community;
  await page.getByLabel("Le code reçu").fill(await newestCode(api, slug, "maud@tilleul.example", since));
  await page.getByRole("button", { name: "Entrer" }).click();
  await page.getByRole("heading", { name: "Bonjour Maud" }).waitFor();
  await page.getByRole("navigation").getByRole("link", { name: "Membres" }).click();
  await page.getByRole("row", { name: /Maud Lartigue.*1001/ }).waitFor();
  await page.getByRole("button", { name: "Se déconnecter" }).click();
  await page.getByLabel("Votre adresse e-mail").waitFor();
  expect(complaints.filter((text) => !text.includes("401"))).toEqual([]);
});

test("a wrong code is refused in words, and lets nobody in", async () => {
  const { page } = await openDesk(browser, community, { as: null });
  await page.getByLabel("Votre adresse e-mail").fill("maud@tilleul.example");
  await page.getByRole("button", { name: "Recevoir un code" }).click();
  await page.getByLabel("Le code reçu").fill("2222-2222");
  await page.getByRole("button", { name: "Entrer" }).click();
  await page.getByRole("alert").waitFor();
  expect(await page.getByRole("navigation").count()).toBe(0);
});

test("a member who is not of the team is led to their wallet", async () => {
  const { page, context } = await openDesk(browser, community, { as: null });
  const member = await community.newMember("Lou Ferrand");
  await signIn(context, community, member);
  await page.reload();
  await page.getByRole("heading", { name: /Lou Ferrand, cette partie est réservée à l’équipe/ }).waitFor();
  const way = page.getByRole("link", { name: "Ouvrir mon portefeuille" });
  expect(await way.getAttribute("href")).toBe(`/${community.slug}/`);
});

test("on a narrow screen the menu opens above, and closes behind its choice", async () => {
  const { page } = await openDesk(browser, community, { width: 390 });
  const members = page.getByRole("navigation").getByRole("link", { name: "Membres" });
  expect(await members.isVisible()).toBe(false);
  await page.getByRole("button", { name: "Menu" }).click();
  await members.click();
  await page.getByRole("heading", { name: "Membres" }).waitFor();
  await expect.poll(() => members.isVisible()).toBe(false);
});

test("what a list is narrowed to stands in its address, and outlives a reload", async () => {
  await community.newMember("Zoé Unique");
  const { page } = await openDesk(browser, community, { path: "/members" });
  await page.getByRole("searchbox").fill("unique");
  await page.getByRole("row", { name: /Zoé Unique/ }).waitFor();
  await expect.poll(() => page.getByRole("row").count()).toBe(2);
  await page.reload();
  await page.getByRole("row", { name: /Zoé Unique/ }).waitFor();
  await expect.poll(() => page.getByRole("row").count()).toBe(2);
  await page.getByRole("searchbox").fill("zzzz");
  await page.getByText("Personne ne répond à cette recherche.").waitFor();
});
