import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import * as z from "zod";

import { newestCode } from "../../scripts/client/mailbox.ts";
import { anything } from "../../scripts/client/api.ts";
import { openBrowser, violations, visit } from "../browser.ts";
import { Community, newId } from "./community.ts";

const waiting = z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) });

let browser: Browser;
let community: Community;

const write = (path: string, body: object, method: "POST" | "PATCH" = "POST") =>
  community.api.ask(anything, method, community.path(path), { token: community.token, body });

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
  await write(
    "settings",
    {
      charter: { version: "2027-1", text: "Le tilleul est à tous.\n\nNous payons nos dettes." },
      joining: { closedTypes: ["provider"] },
      contact: { email: "bonjour@tilleul.example" },
    },
    "PATCH",
  );
});

afterAll(() => browser.close());

const at = (path: string) => `${inject("url")}/${community.slug}${path}`;

/** A new phone, with the form open. */
async function arrive(path = "/join"): Promise<Page> {
  const { page } = await visit(browser);
  await page.goto(at(path));
  await page.getByLabel("Votre nom").waitFor();
  return page;
}

async function fillIn(page: Page, name: string, email: string): Promise<void> {
  await page.getByLabel("Votre nom").fill(name);
  await page.getByLabel("Votre adresse e-mail").fill(email);
  await page.getByLabel("J’ai lu la charte").check();
}

async function idOf(name: string): Promise<string> {
  const path = community.path("members?status=applied");
  const { items } = await community.api.ask(waiting, "GET", path, { token: community.token });
  return z.string().parse(items.find((one) => one.name === name)?.id);
}

/** From the last step of joining to the first screen, by the code that was sent. */
async function signIn(page: Page, typed: string, recipient = typed): Promise<void> {
  await page.getByRole("link", { name: "Me connecter" }).click();
  await expect.poll(() => page.locator("input[name=email]").inputValue()).toBe(typed);
  const since = Date.now();
  await page.getByRole("button", { name: "Recevoir un code" }).click();
  await page.getByLabel("Le code reçu").waitFor();
  // Whoever reads their mail on the same phone comes back to a page that was let go
  await page.reload();
  await page
    .getByLabel("Le code reçu")
    .fill(await newestCode(community.api, community.slug, recipient, since));
  await page.getByRole("button", { name: "Entrer" }).click();
  await page.locator(".acts").waitFor();
}

test("an approved invitation takes in at once, with the charter read, and lets in by telephone", async () => {
  const { path } = z
    .object({ path: z.string() })
    .parse(await write("invitations", { id: newId(), approved: true, expiresAt: Date.now() + 86_400_000 }));
  const page = await arrive(path.slice(`/${community.slug}`.length));
  await page.getByText("Maud Lartigue vous invite à rejoindre Le Tilleul.").waitFor();
  await page.getByRole("button", { name: "Devenir membre" }).click();
  await page.getByText("Écrivez votre nom.").waitFor();
  await page.getByText("Lisez ce texte, puis cochez la case.").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel("Votre nom").fill("Alice Renaud");
  await page.getByLabel("Votre numéro de téléphone").fill("06 39 98 12 34");
  await page.getByRole("button", { name: "Lire la charte" }).click();
  await page.getByText("Nous payons nos dettes.").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "J’accepte la charte" }).click();
  expect(await page.getByLabel("J’ai lu la charte").isChecked()).toBe(true);
  await page.getByRole("button", { name: "Devenir membre" }).click();
  await page.getByText("Bienvenue dans Le Tilleul !").waitFor();
  await signIn(page, "06 39 98 12 34", "+33639981234");
  // The invitation was for one
  const late = await visit(browser);
  await late.page.goto(`${inject("url")}${path}`);
  await late.page.getByText("Cette invitation a déjà servi").waitFor();
  expect(await violations(late.page)).toEqual([]);
  await Promise.all([page.context().close(), late.page.context().close()]);
});

test("an application whose answer is lost is sent again as the same, waits, is approved, and signs in", async () => {
  const page = await arrive();
  let lost = 0;
  await page.route(`**/v1/${community.slug}/members`, async (route) => {
    lost += 1;
    if (lost > 1) return route.continue();
    await route.fetch();
    await route.abort();
  });
  await fillIn(page, "Bilal Roche", "bilal@tilleul.example");
  await page.getByRole("button", { name: "Envoyer ma demande" }).click();
  await page.getByText("Pas encore de réponse").waitFor();
  await page.reload();
  await page.getByText("Votre demande est arrivée").waitFor();
  await page.getByText("On vous écrira à bilal@tilleul.example.").waitFor();
  await page.getByRole("link", { name: "bonjour@tilleul.example" }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.goto(at("/"));
  await page.getByText("Votre demande pour devenir membre attend").waitFor();
  await write(`members/${await idOf("Bilal Roche")}/approval`, {});
  await page.getByRole("link", { name: "Voir ma demande" }).click();
  await page.getByText("Bienvenue dans Le Tilleul !").waitFor();
  expect(await violations(page)).toEqual([]);
  await signIn(page, "bilal@tilleul.example");
  expect(lost).toBe(2);
  await page.context().close();
});

test("a refused application says why, and whom to talk to", async () => {
  const page = await arrive();
  await fillIn(page, "Chloé Petit", "chloe@tilleul.example");
  await page.getByRole("button", { name: "Envoyer ma demande" }).click();
  await page.getByText("Votre demande est arrivée").waitFor();
  await write(`members/${await idOf("Chloé Petit")}/refusal`, { reason: "Vous habitez trop loin." });
  await page.getByRole("button", { name: "Voir s’il y a du nouveau" }).click();
  await page.getByText("Vous habitez trop loin.").waitFor();
  await page.getByRole("link", { name: "bonjour@tilleul.example" }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});

test("a charter that changed in between is shown anew, and the new one is what is accepted", async () => {
  const page = await arrive();
  await fillIn(page, "Dalia Noir", "dalia@tilleul.example");
  await write("settings", { charter: { version: "2027-2", text: "Le tilleul est à chacun." } }, "PATCH");
  await page.getByRole("button", { name: "Envoyer ma demande" }).click();
  await page.getByText("Ce texte a changé depuis que vous l’avez lu.").waitFor();
  await page.getByText("Version 2027-2", { exact: true }).waitFor();
  const box = page.getByLabel("J’ai lu la charte");
  await expect.poll(() => box.isChecked()).toBe(false);
  expect(await page.getByLabel("Votre nom").inputValue()).toBe("Dalia Noir");
  await box.check();
  await page.getByRole("button", { name: "Envoyer ma demande" }).click();
  await page.getByText("Votre demande est arrivée").waitFor();
  await page.context().close();
});

test("an address that is a member’s already is told at its field, with the way to sign in", async () => {
  const page = await arrive();
  await fillIn(page, "Élio", "maud@tilleul.example");
  await page.getByRole("button", { name: "Envoyer ma demande" }).click();
  await page.getByText("Vous êtes peut-être déjà membre").waitFor();
  expect(await page.getByLabel("Votre adresse e-mail").getAttribute("aria-invalid")).toBe("true");
  await page.context().close();
});
