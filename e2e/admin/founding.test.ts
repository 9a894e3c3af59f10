import { randomBytes } from "node:crypto";

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { application } from "@mereau/shared/contracts/applications.ts";
import { communityFace } from "@mereau/shared/contracts/communityFace.ts";
import { newestCode } from "../../scripts/client/mailbox.ts";
import { anything, apiAt } from "../../scripts/client/api.ts";
import { openBrowser, visit, violations } from "../browser.ts";
import { stickingOut } from "../stickingOut.ts";
import { newId } from "../wallet/community.ts";
import { PIN } from "../wallet/visitor.ts";

let browser: Browser;
const url = inject("url");
const api = apiAt(url);

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

const freshName = () => `Le Noyer ${randomBytes(4).toString("hex")}`;
const slugOf = (name: string) => name.toLowerCase().replaceAll(" ", "-");

const isFounding = (address: URL) => address.pathname === "/v1/communities";

/** The first question, answered. */
async function answerAbout(page: Page, name: string): Promise<void> {
  await page.goto(`${url}/found`);
  await page.getByLabel("Son nom").fill(name);
  await page.getByText(`${slugOf(name)} est libre.`).waitFor();
  await page.getByLabel("Votre nom").fill("Maud Lartigue");
  await page.getByLabel("Votre adresse e-mail").fill("maud@noyer.example");
  await page.getByRole("button", { name: "Continuer" }).click();
}

async function answerKind(page: Page, kind: string): Promise<void> {
  await page.getByRole("radio", { name: new RegExp(`^${kind}`) }).check();
  await page.getByLabel("Le nom de la monnaie").fill("Noix");
  await page.getByRole("button", { name: "Continuer" }).click();
}

const founded = (page: Page, name: string) =>
  page.getByRole("heading", { name: `${name} est fondée` }).waitFor({ timeout: 60_000 });

// The other kinds are founded by the tests below, or over the API
for (const kind of ["Monnaie libre", "Espace de coworking", "Coopérative"])
  test(`a community is founded through the screens: ${kind}`, async () => {
    const { page, complaints } = await visit(browser, { width: 1280 });
    const name = freshName();
    await answerAbout(page, name);
    await answerKind(page, kind);
    await page.getByRole("button", { name: `Fonder ${name}` }).click();
    await founded(page, name);
    await page.getByRole("link", { name: "Gérer la communauté" }).click();
    await page.getByRole("heading", { name: "Bonjour Maud" }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

test("several currencies are founded at once: a village with hours and hearts beside its own", async () => {
  const { page } = await visit(browser, { width: 1280 });
  const name = freshName();
  await answerAbout(page, name);
  await page.getByRole("radio", { name: /^Village/ }).check();
  await page.getByRole("checkbox", { name: "Des heures, pour s’entraider" }).check();
  await page.getByRole("checkbox", { name: "Des cœurs, pour dire merci" }).check();
  expect(await page.getByRole("checkbox", { name: "Une monnaie adossée à l’euro" }).count()).toBe(0);
  await page.getByLabel("Comment s’appelle-t-elle").last().fill("Merci");
  const example = page.getByRole("complementary");
  await example.getByRole("heading", { name: "Merci" }).waitFor();
  expect(await example.textContent()).toContain("dont la moitié au moins en monnaie");
  await answerKind(page, "Village");
  await page.getByRole("button", { name: `Fonder ${name}` }).click();
  await founded(page, name);
  const { currencies } = await api.ask(communityFace, "GET", `/v1/${slugOf(name)}`);
  expect(currencies.map((currency) => currency.name).toSorted()).toEqual([
    "Euros du fonds de garantie",
    "Heure",
    "Merci",
    "Noix",
  ]);
  await page.context().close();
});

test("from the first click to the first payment: a circle of mutual credit, founded and used", async () => {
  const { page } = await visit(browser, { width: 1280 });
  const name = freshName();
  const slug = slugOf(name);
  const began = Date.now();
  await page.goto(`${url}/`);
  await page.getByRole("link", { name: "Fonder une communauté" }).click();
  await answerAbout(page, name);
  await answerKind(page, "Crédit mutuel");
  await page.getByRole("button", { name: `Fonder ${name}` }).click();
  await founded(page, name);
  const link = (await page.locator(".link a").getAttribute("href")) ?? "";
  const code = link.split("/").at(-1) ?? "";
  const asked = { id: newId(), name: "Inès Roux", email: "ines@noyer.example", type: "individual" };
  const body = { ...asked, invitation: code };
  const member = await api.ask(application, "POST", `/v1/${slug}/members`, { body });
  await page.getByRole("link", { name: "Faire les premiers pas" }).click();
  const since = Date.now();
  await page.getByRole("button", { name: "Recevoir un code" }).click();
  await page.getByLabel("Le code reçu").fill(await newestCode(api, slug, "maud@noyer.example", since));
  await page.getByRole("button", { name: "Confirmer mon adresse" }).click();
  await page.getByRole("button", { name: `Ouvrir ${name}` }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: `Ouvrir ${name}` })
    .click();
  await page.getByText(`${name} est ouverte.`).first().waitFor();
  await page.goto(`${url}/${slug}/me/code`);
  await page.getByLabel("Choisissez un code").fill(PIN);
  await page.getByLabel("Encore une fois").fill(PIN);
  await page.getByText("Ce téléphone peut payer.").waitFor();
  await page.goto(`${url}/${slug}/p/${member.number}?a=12.50`);
  await page.getByRole("button", { name: "Payer" }).click();
  await page.getByLabel("Code à six chiffres").fill(PIN);
  await page.getByRole("heading", { name: "Payé", exact: true }).waitFor();
  expect(await page.textContent("main")).toContain("Inès Roux");
  const seconds = (Date.now() - began) / 1_000;
  process.stdout.write(`From the first click to the first payment: ${seconds.toFixed(1)} s\n`);
  await page.context().close();
});

test("an address taken in between is refused at its field, with a free one to take", async () => {
  const { page } = await visit(browser, { width: 1280 });
  const name = freshName();
  await answerAbout(page, name);
  await answerKind(page, "Monnaie libre");
  const body = {
    id: newId(),
    slug: slugOf(name),
    name,
    language: "fr",
    admin: { id: newId(), name: "Autre", email: "autre@noyer.example" },
    currencies: [
      {
        code: "AB",
        name: "A",
        symbol: "a",
        scale: 2,
        kind: "mutual",
        defaults: { creditLimit: "0", balanceCap: null },
      },
    ],
    memberTypes: [{ code: "member", name: "Membre", provider: false, accounts: [] }],
  };
  await api.ask(anything, "POST", "/v1/communities", { token: inject("operatorToken"), body });
  await page.getByRole("button", { name: `Fonder ${name}` }).click();
  await page.getByRole("button", { name: `Prendre ${slugOf(name)}-2` }).click();
  await page.getByText(`${slugOf(name)}-2 est libre.`).waitFor();
  await page.getByRole("button", { name: "Continuer" }).click();
  await page.getByRole("button", { name: "Continuer" }).click();
  await page.getByRole("button", { name: `Fonder ${name}` }).click();
  await founded(page, name);
  expect(await page.locator(".link").textContent()).toContain(`/${slugOf(name)}-2/`);
  await page.context().close();
});

test("what was answered outlives a reload, and a founding that finds no server goes on after one", async () => {
  const { page } = await visit(browser, { width: 1280 });
  const name = freshName();
  await answerAbout(page, name);
  await page.getByLabel("Le nom de la monnaie").fill("Noisette");
  await page.reload();
  expect(await page.getByLabel("Le nom de la monnaie").inputValue()).toBe("Noisette");
  await page.goBack();
  expect(await page.getByLabel("Son nom").inputValue()).toBe(name);
  await page.getByRole("button", { name: "Continuer" }).click();
  await answerKind(page, "Crédit mutuel");
  await page.route(isFounding, (route) => route.abort());
  await page.getByRole("button", { name: `Fonder ${name}` }).click();
  await page.getByText("La base de données se fait attendre.").waitFor();
  await page.reload();
  await page.getByRole("heading", { name: `${name} se prépare` }).waitFor();
  await page.unroute(isFounding);
  await founded(page, name);
  await page.context().close();
});

test("the example follows what is typed, and each question is in order on every width", async () => {
  const { page } = await visit(browser, { width: 1280 });
  const inOrder = async (question: string) => {
    expect(await violations(page)).toEqual([]);
    for (const width of [1280, 820, 390]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await stickingOut(page)).toEqual([]);
      const folder = process.env["SHOTS"];
      if (folder) await page.screenshot({ path: `${folder}/${question}-${width}.png`, fullPage: true });
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  };
  const name = freshName();
  await page.goto(`${url}/found`);
  await inOrder("about");
  await answerAbout(page, name);
  await page.getByRole("radio", { name: /^Fablab/ }).check();
  await page.getByLabel("Ce qui fond chaque mois").fill("10");
  const example = page.getByRole("complementary");
  await expect.poll(() => example.textContent()).toMatch(/: 89\s\S+ fondent/);
  expect(await example.textContent()).toContain("la cagnotte «\u00A0Communs\u00A0»");
  await page.getByLabel("Ce qui fond chaque mois").fill("beaucoup");
  await page.getByText("Un des réglages ne peut pas être lu").waitFor();
  await page.getByLabel("Ce qui fond chaque mois").fill("2,5");
  await inOrder("kind");
  await answerKind(page, "Fablab");
  await inOrder("looks");
  await page.getByRole("button", { name: `Fonder ${name}` }).click();
  await founded(page, name);
  await inOrder("founded");
  await page.context().close();
});
