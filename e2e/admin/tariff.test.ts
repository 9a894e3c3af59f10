import { fileURLToPath } from "node:url";

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { tariff } from "@mereau/shared/contracts/tasks.ts";
import { anything } from "../../scripts/client/api.ts";
import { signIn } from "../../scripts/client/signIn.ts";
import { openBrowser, violations } from "../browser.ts";
import { stickingOut } from "../stickingOut.ts";
import { Community, type Member, newId } from "../wallet/community.ts";
import { openDesk } from "./desk.ts";

let browser: Browser;
let community: Community;
let bar: Member;

const picture = (file: string) =>
  fileURLToPath(new URL(`../../scripts/seed/pictures/${file}`, import.meta.url));

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
  bar = await community.newMember("Le bar", "0", "provider");
});

afterAll(() => browser.close());

const products = async () => {
  const { api, token } = community;
  return (await api.ask(tariff, "GET", community.path("tariff?all=true"), { token })).products;
};

const post = (rest: string, body: object) =>
  community.api.ask(anything, "POST", community.path(rest), { token: community.token, body });

const onSale = (page: Page) => page.getByRole("row").getByRole("link").allTextContents();

test("who sells is chosen once, and an account that is not there is refused", async () => {
  const { page } = await openDesk(browser, community, { path: "/tariff" });
  await page.getByText("Rien n’est encore au tarif", { exact: false }).waitFor();
  await page.getByRole("link", { name: "Choisir qui vend" }).click();
  const house = page.getByLabel("Compte payé en Tilleul : numéro de membre");
  await house.fill("99999");
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText("Ce membre n’a pas de compte dans cette monnaie.").waitFor();
  await house.fill(String(bar.number));
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await page.getByText("Les prochains reçus le diront ainsi.").waitFor();
  await page.getByRole("link", { name: "Produits et services" }).click();
  await page.getByText("Rien n’est encore au tarif", { exact: false }).waitFor();
  expect(await page.getByRole("link", { name: "Choisir qui vend" }).count()).toBe(0);
});

test("a product is put on the tariff once it has a name and a price, gets its picture and its count, and is withdrawn", async () => {
  const { page, complaints } = await openDesk(browser, community, { path: "/tariff/products/new" });
  const create = page.getByRole("button", { name: "Mettre au tarif" });
  await page.getByLabel("Prix (til)").fill("deux");
  await create.click();
  await page.getByRole("alert").first().waitFor();
  expect(await products()).toEqual([]);
  complaints.length = 0;
  await page.getByLabel("Nom en français").fill("Café, la tasse");
  await page.getByLabel("Catégorie").fill("bar");
  await page.getByLabel("Prix (til)").fill("1,5");
  await create.click();
  await page.getByRole("heading", { name: "Café, la tasse" }).waitFor();
  await page
    .getByLabel("Choisir une photo")
    .setInputFiles({ name: "text.png", mimeType: "image/png", buffer: Buffer.from("not a picture") });
  await page.getByText("Cette image ne peut pas être lue", { exact: false }).waitFor();
  await page.getByLabel("Choisir une photo").setInputFiles(picture("coffee.webp"));
  await page.getByText("La photo est enregistrée.").waitFor();
  await page.getByLabel("Combien y en a-t-il").fill("24");
  await page.getByRole("button", { name: "Enregistrer ce compte" }).click();
  await page.getByText("24 en stock").waitFor();
  await page.getByRole("cell", { name: "+24" }).waitFor();
  expect(await products()).toMatchObject([
    { price: { amount: "1.50" }, category: "bar", stock: { left: 24 }, photo: expect.any(String) },
  ]);
  expect(await violations(page)).toEqual([]);
  for (const width of [820, 390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await stickingOut(page)).toEqual([]);
  }
  await page.getByRole("button", { name: "Retirer de la vente" }).click();
  await page.getByText("Café, la tasse n’est plus en vente.").waitFor();
  await page.getByRole("button", { name: "Remettre en vente" }).click();
  await page.getByText("Café, la tasse est de nouveau en vente.").waitFor();
  expect(complaints).toEqual([]);
});

test("what is moved up stands above for everybody, and who serves the bar adds and moves nothing", async () => {
  const price = { currency: "TIL", amount: "2" };
  await post("tariff/products", { id: newId(), name: { fr: "Thé" }, price, position: 500 });
  const { page } = await openDesk(browser, community, { path: "/tariff" });
  await page.getByRole("button", { name: "Monter Thé" }).click();
  await page.getByText("Thé a changé de place.").waitFor();
  await expect.poll(() => onSale(page)).toEqual(["Thé", "Café, la tasse"]);
  expect((await products()).map(({ name }) => name.fr)).toEqual(["Thé", "Café, la tasse"]);
  expect(await violations(page)).toEqual([]);
  const { id, email } = await community.newMember("Serge Comptoir");
  const { api, slug, token } = community;
  await api.ask(anything, "PUT", community.path(`members/${id}/role`), { token, body: { role: "teller" } });
  const as = await signIn(api, slug, email, "Comptoir");
  const served = await openDesk(browser, community, { path: "/tariff", as });
  await served.page.getByRole("link", { name: "Thé" }).click();
  await served.page.getByRole("button", { name: "Enregistrer ce compte" }).waitFor();
  expect(await served.page.getByLabel("Prix (til)").count()).toBe(0);
  await served.page.goto(`${api.url}/${slug}/admin/tariff/products/new`);
  await served.page.getByRole("heading", { name: "Cet écran n’est pas pour votre rôle" }).waitFor();
});
