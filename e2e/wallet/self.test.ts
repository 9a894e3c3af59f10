import { readFile } from "node:fs/promises";

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import * as z from "zod";

import { personalData } from "@mereau/shared/contracts/personalData.ts";

import { anything } from "../../scripts/client/api.ts";
import { newestCode } from "../../scripts/client/mailbox.ts";
import { openBrowser, violations } from "../browser.ts";
import { Community, type Member } from "./community.ts";
import { confirm, enter, openPay, protect } from "./visitor.ts";

const preferring = z.object({ language: z.string(), amounts: z.string() });

let browser: Browser;
let community: Community;

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
});

afterAll(() => browser.close());

const at = (path: string) => `${inject("url")}/${community.slug}${path}`;

const settle = (settings: object) =>
  community.api.ask(anything, "PATCH", community.path("settings"), {
    token: community.token,
    body: settings,
  });

/** From the screen for it to the first one, by the code that was sent. */
async function signInAgain(page: Page, { email }: Member): Promise<void> {
  await page.goto(at("/sign-in"));
  await page.getByLabel("Votre adresse e-mail").fill(email);
  const since = Date.now();
  await page.getByRole("button", { name: "Recevoir un code" }).click();
  await page.getByLabel("Le code reçu").fill(await newestCode(community.api, community.slug, email, since));
  await page.getByRole("button", { name: "Entrer" }).click();
  await page.locator(".acts").waitFor();
}

test("a lost phone is shut out from another one: what it had signed is refused, and it says so kindly", async () => {
  const [ada, shop] = [await community.newMember("Ada Morel", "50"), await community.newMember("Le Four")];
  const lost = await enter(browser, community, ada);
  await protect(lost.page, community);
  await openPay(lost.page, community, shop, "12.30");
  await lost.context.setOffline(true);
  await confirm(lost.page);
  await lost.page.getByRole("heading", { name: "Pas encore payé" }).waitFor();

  const { page, context, complaints } = await enter(browser, community, ada, { scheme: "dark" });
  await page.goto(at("/me"));
  await page.getByRole("heading", { name: "Moi" }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("link", { name: "Appareils" }).click();
  await page.locator(".devices li").first().waitFor();
  await expect.poll(() => page.locator(".devices li").count()).toBe(2);
  expect(await page.locator(".devices li").first().textContent()).toContain("n’a pas de code pour payer");
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: /^Retirer/ }).click();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Retirer cet appareil" }).click();
  await page.getByText("cet appareil ne peut plus rien").waitFor();
  await expect.poll(() => page.locator(".devices li").count()).toBe(1);

  await lost.context.setOffline(false);
  await lost.page.goto(at("/"));
  await lost.page.getByText("Vous avez été déconnecté de cet appareil.").waitFor();
  await lost.page.goto(at("/history"));
  await lost.page.getByText("Vous avez été déconnecté de cet appareil.").waitFor();
  expect(await violations(lost.page)).toEqual([]);
  expect(await lost.page.getByText("Le Four").count()).toBe(0);

  await signInAgain(lost.page, ada);
  await lost.page.getByText("Protégez ce téléphone par un code").waitFor();
  await expect.poll(() => lost.page.getByText("Un paiement n’est pas encore parti.").count()).toBe(0);
  expect(await community.balanceOf(ada)).toBe("50.00");
  expect(await community.balanceOf(shop)).toBe("0.00");
  expect(complaints).toEqual([]);
  await Promise.all([lost.context.close(), context.close()]);
});

test("a new version of the charter waits on the first screen, is read and accepted, and the one before stays readable", async () => {
  const chloe = await community.newMember("Chloé Petit");
  await settle({ charter: { version: "2027-1", text: "Le tilleul est à tous." } });
  const { page, context, complaints } = await enter(browser, community, chloe);
  await page.getByRole("link", { name: "Lire" }).click();
  await page.getByText("Un texte attend votre accord.").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Lire la charte" }).click();
  await page.getByText("Le tilleul est à tous.").waitFor();
  await settle({ charter: { version: "2027-2", text: "Le tilleul est à chacun." } });
  await page.getByRole("button", { name: "J’accepte la charte" }).click();
  // It had changed while it was read
  await page.getByText("Version 2027-2 ·").waitFor();
  await page.getByRole("button", { name: "Lire la charte" }).click();
  await page.getByText("Le tilleul est à chacun.").waitFor();
  await page.getByRole("button", { name: "J’accepte la charte" }).click();
  await page.getByText("Votre accord : aujourd’hui").waitFor();
  await settle({ charter: { version: "2027-3", text: "Le tilleul est à toutes et à tous." } });
  await page.reload();
  await page.getByText("Votre accord : pas encore donné.").waitFor();
  await page.getByRole("button", { name: /La charte, Version 2027-2/ }).click();
  await page.getByText("Le tilleul est à chacun.").waitFor();
  expect(await page.getByRole("button", { name: "J’accepte la charte" }).count()).toBe(0);
  await settle({ charter: null });
  expect(complaints.filter((one) => !one.includes("409"))).toEqual([]);
  await context.close();
});

test("a member who reads English and counts in euros is shown both at once, and it stays", async () => {
  const noor = await community.newMember("Noor Haddad", "50");
  const { page, context, complaints } = await enter(browser, community, noor);
  await page.goto(at("/me/preferences"));
  await page.getByText("Votre solde : 50,00 til.").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel("English").check();
  await page.getByRole("heading", { name: "Preferences" }).waitFor();
  await page.getByLabel("In euros").check();
  await page.getByText("Your balance: 50.00\u00A0€.").waitFor();
  await page.reload();
  await expect.poll(() => page.getByLabel("In euros").isChecked()).toBe(true);
  await page.goto(at("/"));
  await page.getByText("worth 50.00").or(page.getByText("50.00 til")).waitFor();
  expect(await page.textContent(".unit")).toBe("€");
  expect(await page.textContent(".rows .amount")).toContain("+\u00A050.00");
  const { token } = community;
  const kept = await community.api.ask(preferring, "GET", community.path(`members/${noor.id}`), { token });
  expect(kept).toEqual({ language: "en", amounts: "euros" });
  expect(complaints).toEqual([]);
  await context.close();
});

test("amounts in euros are offered where the money is worth any, and nowhere else", async () => {
  const libre = await Community.found(inject("url"), inject("operatorToken"), "libre");
  const { page, context } = await enter(browser, libre, await libre.newMember("Ada Morel", "0", "member"));
  const told = page.waitForResponse(/\/currencies\/TIL$/);
  await page.goto(`${libre.api.url}/${libre.slug}/me/preferences`);
  await page.getByLabel("En dividendes").waitFor();
  await told;
  expect(await page.getByLabel("En euros").count()).toBe(0);
  await context.close();
});

test("all that is known of a member is saved as a file, whole", async () => {
  const lou = await community.newMember("Lou Garnier", "20");
  const { page, context, complaints } = await enter(browser, community, lou);
  await page.goto(at("/me/data"));
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: /Pour un programme/ }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe(`${community.slug}-${lou.number}.json`);
  await page.getByText("Le fichier est enregistré.").waitFor();
  expect(await violations(page)).toEqual([]);
  const { member, sections } = personalData.parse(JSON.parse(await readFile(await download.path(), "utf8")));
  expect(member).toEqual({ id: lou.id, number: lou.number });
  expect(sections["profile"]).toEqual([expect.objectContaining({ name: "Lou Garnier" })]);
  expect(sections["entries"]).toEqual([expect.objectContaining({ amount: "20.00" })]);
  expect(complaints).toEqual([]);
  await context.close();
});

test("leaving waits until a balance has somewhere to go, is done once though its answer is lost, and says goodbye", async () => {
  const [max, ida] = [await community.newMember("Max Petit", "20"), await community.newMember("Ida Blanc")];
  const { page, context } = await enter(browser, community, max);
  await page.goto(at("/me/data"));
  await page.getByRole("link", { name: "Quitter Le Tilleul" }).click();
  await page.getByText("Il vous reste 20,00 til").waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await page.getByRole("button", { name: "Réglez d’abord ce qui précède" }).isDisabled()).toBe(true);
  await page.getByRole("searchbox").fill("ida");
  await page.getByRole("button", { name: /Ida Blanc/ }).click();
  await page.getByRole("button", { name: "Partir pour toujours" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Écrivez votre numéro").fill("1");
  await dialog.getByRole("button", { name: "Partir pour toujours" }).click();
  await dialog.getByText(`Écrivez ${max.number} pour confirmer.`).waitFor();
  expect(await violations(page)).toEqual([]);
  let asked = 0;
  await page.route("**/me/leaving/confirmation", async (route) => {
    asked += 1;
    if (asked > 1) return route.continue();
    await route.fetch();
    await route.abort();
  });
  await dialog.getByLabel("Écrivez votre numéro").fill(String(max.number));
  await dialog.getByRole("button", { name: "Partir pour toujours" }).click();
  await page.getByText("La réponse n’est pas revenue.").waitFor();
  expect(await violations(page)).toEqual([]);
  const drafts = [`mereau:${community.slug}:draft:one`, `mereau:${community.slug}-too:draft:one`];
  await page.evaluate((keys) => keys.forEach((key) => sessionStorage.setItem(key, "{}")), drafts);
  await page.getByRole("button", { name: "Redemander" }).click();
  await page.getByRole("heading", { name: "Au revoir" }).waitFor();
  await page.getByText(`on lira « Membre parti nº ${max.number} »`).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await community.balanceOf(ida)).toBe("20.00");
  await page.getByRole("link", { name: "Terminer" }).click();
  await page.getByRole("link", { name: "Me connecter" }).waitFor();
  expect(await page.getByText("Vous avez été déconnecté").count()).toBe(0);
  // What was being written for another community of this host is not theirs to forget
  const left = await page.evaluate(() =>
    Object.keys(sessionStorage).filter((key) => key.includes(":draft:")),
  );
  expect(left).toEqual(drafts.slice(1));
  await context.close();
});
