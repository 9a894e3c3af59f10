import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { openBrowser, violations, visit } from "../browser.ts";
import { Authenticator, refuseOnce } from "./authenticator.ts";
import { Community } from "./community.ts";
import { confirm, endSession, enter, openPay, PIN, signInByCode } from "./visitor.ts";

let browser: Browser;
let community: Community;

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
});

afterAll(() => browser.close());

const homeOf = ({ api, slug }: Community) => `${api.url}/${slug}/`;

test("who came in by a code adds a passkey, and comes in with it the next time", async () => {
  const member = await community.newMember("Alice Martin");
  const { page, complaints } = await visit(browser);
  await page.goto(`${homeOf(community)}sign-in`);
  const telephone = await Authenticator.plugInto(page);
  await signInByCode(page, community, member);
  await page.getByRole("heading", { name: "Entrer plus vite la prochaine fois ?" }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Ajouter une clé d’accès" }).click();
  await page.locator(".acts").waitFor();
  expect(await telephone.countPasskeys()).toBe(1);

  await endSession(page, community);
  await telephone.setPresent(false);
  await page.goto(`${homeOf(community)}sign-in`);
  await page.getByLabel(/adresse e-mail/).waitFor();
  expect(await violations(page)).toEqual([]);
  await refuseOnce(page);
  await page.getByRole("button", { name: "Me connecter avec une clé d’accès" }).click();
  await page.getByText("Aucune clé d’accès n’a été donnée.").waitFor();
  await telephone.setPresent(true);
  await page.getByRole("button", { name: "Me connecter avec une clé d’accès" }).click();
  await page.locator(".acts").waitFor();
  expect(await page.title()).toContain("Le Tilleul");
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("the browser proposes the passkey by itself, where a name is typed", async () => {
  const member = await community.newMember("Fanny Vert");
  const { page, context } = await enter(browser, community, member);
  await Authenticator.plugInto(page);
  await page.goto(`${homeOf(community)}me/devices`);
  await page.getByRole("button", { name: "Ajouter une clé d’accès" }).click();
  await page.getByText("La clé d’accès est ajoutée.").waitFor();
  await endSession(page, community);
  // Of what is proposed the virtual telephone takes the first at once
  await page.goto(`${homeOf(community)}sign-in`);
  await page.locator(".acts").waitFor();
  expect(await page.getByRole("link", { name: "Payer" }).count()).toBe(1);
  await context.close();
});

test("a passkey is renamed and taken off, and then opens nothing", async () => {
  const member = await community.newMember("Bilal Roche");
  const { page, context } = await enter(browser, community, member, { scheme: "dark" });
  const telephone = await Authenticator.plugInto(page);
  await page.goto(`${homeOf(community)}me/devices`);
  await page.getByRole("button", { name: "Ajouter une clé d’accès" }).click();
  await page.getByRole("button", { name: /Chrome sur Linux/ }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: /Chrome sur Linux/ }).click();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel("Son nom").fill("Mon téléphone");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByRole("button", { name: /Mon téléphone/ }).click();
  await page.getByRole("button", { name: "La retirer" }).click();
  await page.getByRole("heading", { name: "Retirer « Mon téléphone » ?" }).waitFor();
  await page.getByRole("button", { name: "La retirer" }).click();
  await page.getByText("Elle est retirée.").waitFor();
  await expect.poll(() => page.getByRole("button", { name: /Mon téléphone/ }).count()).toBe(0);

  // The telephone has it still
  expect(await telephone.countPasskeys()).toBe(1);
  await telephone.setPresent(false);
  await endSession(page, community);
  await page.goto(`${homeOf(community)}sign-in`);
  await page.getByLabel(/adresse e-mail/).waitFor();
  await telephone.setPresent(true);
  await page.getByRole("button", { name: "Me connecter avec une clé d’accès" }).click();
  await page.getByText("Cette clé d’accès n’ouvre rien ici.").waitFor();
  await context.close();
});

test("without network a passkey is asked for in vain, and that is said", async () => {
  const { page } = await visit(browser);
  await page.goto(`${homeOf(community)}sign-in`);
  await page.getByLabel(/adresse e-mail/).waitFor();
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Me connecter avec une clé d’accès" }).click();
  await page.getByText("Le serveur ne répond pas.").waitFor();
  expect(await page.getByRole("button", { name: "Me connecter avec une clé d’accès" }).count()).toBe(1);
  await page.context().close();
});

test("a phone protected by its passkey pays with it, and goes over to a code with the same key", async () => {
  const shop = await community.newMember("Boulangerie du Four", "0", "provider");
  const member = await community.newMember("Chloé Petit", "20");
  const { page, context, complaints } = await enter(browser, community, member);
  await Authenticator.plugInto(page);
  await page.goto(`${homeOf(community)}me/code`);
  await page.getByRole("button", { name: "Utiliser l’empreinte ou le visage" }).click();
  await page.getByText("Ce téléphone peut payer.").waitFor();

  await openPay(page, community, shop, "3");
  await refuseOnce(page);
  await page.getByRole("button", { name: "Payer" }).click();
  await page.getByText("Rien n’a été confirmé.").waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await community.balanceOf(shop)).toBe("0.00");
  await page.getByRole("button", { name: "Confirmer" }).click();
  await page.getByRole("heading", { name: "Payé", exact: true }).waitFor();

  await page.goto(`${homeOf(community)}me/code`);
  await page.getByText("Chaque paiement demande votre empreinte").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Changer" }).click();
  await page.getByLabel("Choisissez un code").fill(PIN);
  await page.getByLabel("Encore une fois").fill(PIN);
  await page.getByText("C’est changé.").waitFor();
  await openPay(page, community, shop, "4");
  await confirm(page);
  await page.getByRole("heading", { name: "Payé", exact: true }).waitFor();
  expect(await community.balanceOf(shop)).toBe("7.00");
  expect(complaints).toEqual([]);
  await context.close();
});

test("a phone that has lost its passkey says so, and takes a code anew", async () => {
  const shop = await community.newMember("Le Fournil", "0", "provider");
  const member = await community.newMember("Driss Noir", "20");
  const { page, context } = await enter(browser, community, member);
  const telephone = await Authenticator.plugInto(page);
  await page.goto(`${homeOf(community)}me/code`);
  await page.getByRole("button", { name: "Utiliser l’empreinte ou le visage" }).click();
  await page.getByText("Ce téléphone peut payer.").waitFor();
  await telephone.forget();
  await openPay(page, community, shop, "5");
  await page.getByRole("button", { name: "Payer" }).click();
  await page.getByText("Rien n’a été confirmé.").waitFor();
  await page.getByRole("link", { name: "Cela ne marche plus" }).click();
  await page.getByText("Un nouveau code remplace l’ancien").waitFor();
  await page.getByLabel("Choisissez un code").fill(PIN);
  await page.getByLabel("Encore une fois").fill(PIN);
  await page.getByText("Ce téléphone peut payer.").waitFor();
  await openPay(page, community, shop, "5");
  await confirm(page);
  await page.getByRole("heading", { name: "Payé", exact: true }).waitFor();
  expect(await community.balanceOf(shop)).toBe("5.00");
  await context.close();
});

test("a phone whose passkeys derive nothing is told to take a code", async () => {
  const member = await community.newMember("Élio Brun");
  const { page, context } = await enter(browser, community, member);
  await Authenticator.plugInto(page, { hasPrf: false });
  await page.goto(`${homeOf(community)}me/code`);
  await page.getByRole("button", { name: "Utiliser l’empreinte ou le visage" }).click();
  await page.getByText("Ce navigateur ne peut pas le faire ici.").waitFor();
  await page.getByLabel("Choisissez un code").fill(PIN);
  await page.getByLabel("Encore une fois").fill(PIN);
  await page.getByText("Ce téléphone peut payer.").waitFor();
  expect(await page.title()).toContain("Le Tilleul");
  await context.close();
});
