import { Buffer } from "node:buffer";

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { memberPage } from "@mereau/shared/contracts/members.ts";
import { anything } from "../../scripts/client/api.ts";
import { newestCode } from "../../scripts/client/mailbox.ts";
import { openBrowser, violations } from "../browser.ts";
import { stickingOut } from "../stickingOut.ts";
import { Community, newId } from "../wallet/community.ts";
import { openDesk } from "./desk.ts";

let browser: Browser;
let town: Community;
const url = inject("url");

const dot =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

beforeAll(async () => {
  browser = await openBrowser();
  town = await Community.found(url, inject("operatorToken"), "mutual-credit", { preparing: true });
});

afterAll(() => browser.close());

test("from the first steps to the opening: looks, a second manager, a charter, and only then a payment", async () => {
  const { page } = await openDesk(browser, town);
  await page.getByText("Le Tilleul n’est pas encore ouverte").waitFor();
  await page.getByRole("link", { name: "Continuer les premiers pas" }).click();
  const part = (title: string) =>
    page.locator("details").filter({ has: page.getByRole("heading", { name: new RegExp(title) }) });
  const looks = part("L’allure de la communauté");
  await looks.getByLabel("Choisir un logo").setInputFiles({
    name: "notes.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("pas une image"),
  });
  await page.getByText("ne sait pas lire ce fichier comme une image").waitFor();
  await looks
    .getByLabel("Choisir un logo")
    .setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from(dot, "base64") });
  await looks.getByRole("img", { name: "Logo" }).waitFor();
  await looks.getByLabel("Une phrase pour la présenter").fill("La monnaie du val.");
  await looks.getByRole("button", { name: "Enregistrer la couleur et la phrase" }).click();
  await looks.getByText("Fait").waitFor();

  const managers = part("Les premières personnes");
  await managers.locator("summary").click();
  await managers.getByLabel("Son nom").fill("Ali Renaud");
  await managers.getByLabel("Son adresse e-mail").fill("maud@tilleul.example");
  await managers.getByRole("button", { name: "Donner ce rôle" }).click();
  await managers.getByRole("alert").waitFor();
  await managers.getByLabel("Son adresse e-mail").fill("ali@tilleul.example");
  await managers.getByRole("button", { name: "Donner ce rôle" }).click();
  await page.getByText("2 personnes gèrent la communauté.").waitFor();

  const charter = part("La charte");
  await charter.locator("summary").click();
  await charter.getByRole("button", { name: /^Mettre en vigueur la version/ }).click();
  await charter.getByText("Fait").waitFor();
  const trial = part("Un essai avec des membres imaginaires");
  await trial.locator("summary").click();
  await trial.getByRole("button", { name: "Ouvrir l’essai" }).click();
  const desk = trial.getByRole("link", { name: "Gérer l’essai" });
  await desk.waitFor({ timeout: 30_000 });
  const wallet = await page.context().newPage();
  await wallet.goto(url + ((await desk.getAttribute("href")) ?? "") + "members");
  await wallet.getByRole("link", { name: "Inès Roux" }).waitFor();
  if (process.env["SHOTS"]) await wallet.screenshot({ path: `${process.env["SHOTS"]}/trial.png` });
  await wallet.close();
  await page.getByLabel("Le jour prévu").fill("2027-03-01");
  await page.getByRole("button", { name: "Enregistrer le jour" }).click();
  await page.getByText("L’ouverture est prévue le 1er mars 2027").waitFor();

  expect(await violations(page)).toEqual([]);
  const folder = process.env["SHOTS"];
  for (const width of [1280, 820, 390]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await stickingOut(page)).toEqual([]);
    if (folder) await page.screenshot({ path: `${folder}/opening-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 800 });

  const { api, token } = town;
  const { items } = await api.ask(memberPage, "GET", town.path("members?limit=10"), { token });
  const [ali, maud] = ["Ali Renaud", "Maud Lartigue"].map((name) =>
    items.find((member) => member.name === name),
  );
  expect(ali?.role).toBe("manager");
  const payment = {
    id: newId(),
    currency: "TIL",
    from: `TIL:${maud?.number}`,
    to: `TIL:${ali?.number}`,
    amount: "5",
  };
  const pay = () =>
    api.ask(anything, "POST", town.path("transfers"), { token, body: { ...payment, id: newId() } });
  await expect(pay()).rejects.toThrow(/community_preparing/);

  const since = Date.now();
  await page.getByRole("button", { name: "Recevoir un code" }).click();
  await page.getByLabel("Le code reçu").fill("AAAA-AAAA");
  await page.getByRole("button", { name: "Confirmer mon adresse" }).click();
  await page.locator("form").getByRole("alert").waitFor();
  const code = await newestCode(api, town.slug, "maud@tilleul.example", since);
  await page.getByLabel("Le code reçu").fill(code);
  await page.getByRole("button", { name: "Confirmer mon adresse" }).click();
  await page.getByRole("button", { name: "Ouvrir Le Tilleul" }).click();
  await page.getByText("l’autre membre en est averti").waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("dialog").getByRole("button", { name: "Ouvrir Le Tilleul" }).click();
  await page.getByText("Le Tilleul est ouverte.").first().waitFor();
  await pay();
  await page.goto(`${url}/${town.slug}/admin/`);
  await page.getByRole("heading", { name: "Bonjour Maud" }).waitFor();
  expect(await page.getByText("pas encore ouverte").count()).toBe(0);
});
