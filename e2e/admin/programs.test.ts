import { createServer } from "node:http";
import { once } from "node:events";

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { openBrowser } from "../browser.ts";
import { Community } from "../wallet/community.ts";
import { openDesk } from "./desk.ts";

let browser: Browser;
let community: Community;

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
});

afterAll(() => browser.close());

test("a key is made, shown once, opens what it was let, and nothing once it is revoked", async () => {
  const { page, complaints } = await openDesk(browser, community, { path: "/trust/keys" });
  await page.getByRole("button", { name: "Faire une clé" }).click();
  const dialog = page.getByRole("dialog");
  const make = dialog.getByRole("button", { name: "Faire", exact: true });
  expect(await make.getAttribute("aria-disabled")).toBe("true");
  await dialog.getByLabel("Nom").fill("Boutique");
  await dialog.getByLabel("lire les membres").check();
  await make.click();
  const token = await page.getByRole("region", { name: "Boutique" }).locator("code").innerText();
  const members = () =>
    fetch(`${community.api.url}${community.path("members")}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
  expect((await members()).status).toBe(200);
  await page.getByRole("button", { name: "C’est copié" }).click();
  const row = page.getByRole("row", { name: /Boutique.*lire les membres/ });
  await row.getByRole("button", { name: "Révoquer" }).click();
  await dialog.getByRole("button", { name: "Révoquer" }).click();
  await row.getByText("révoquée").waitFor();
  expect(await page.getByText(token).count()).toBe(0);
  expect(complaints).toEqual([]);
});

test("a program is told, tried out, paused and removed; a bad address is refused in words", async () => {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(String(request.headers["webhook-signature"]));
    response.end("ok");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const { page } = await openDesk(browser, community, { path: "/trust/webhooks" });
  await page.getByText("Aucun programme n’est prévenu.").waitFor();
  await page.getByRole("button", { name: "Ajouter un webhook" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Nom").fill("Boutique");
  await dialog.getByLabel("Adresse (https)").fill("ftp://nulle.part");
  await dialog.getByLabel("un paiement", { exact: true }).check();
  await dialog.getByRole("button", { name: "Faire", exact: true }).click();
  await dialog.getByRole("alert").first().waitFor();
  await dialog.getByLabel("Adresse (https)").fill(`http://127.0.0.1:${port}/`);
  await dialog.getByRole("button", { name: "Faire", exact: true }).click();
  await page.getByText(/^whsec_/).waitFor();
  await page.getByRole("button", { name: "C’est copié" }).click();
  await page.getByRole("link", { name: "Boutique" }).click();
  await page.getByRole("button", { name: "Envoyer un essai" }).click();
  await page.getByText(/L’essai est arrivé/).waitFor();
  expect(heard[0]).toMatch(/^v1,/);
  await page.getByRole("row", { name: /un essai.*200/ }).waitFor();
  await page.getByRole("button", { name: "Mettre en pause" }).click();
  await page.getByText("en pause", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Retirer" }).click();
  await dialog.getByRole("button", { name: "Retirer" }).click();
  await page.getByText("Aucun programme n’est prévenu.").waitFor();
  server.close();
});
