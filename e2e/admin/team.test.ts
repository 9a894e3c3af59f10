import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { anything } from "../../scripts/client/api.ts";
import { signIn } from "../../scripts/client/signIn.ts";
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

test("a role is given and changed, and the last administrator stays one", async () => {
  const ada = await community.newMember("Ada Seconde");
  const { page } = await openDesk(browser, community, { path: "/team" });
  await page.getByRole("row", { name: /Maud Lartigue.*administration.*aucune/ }).waitFor();
  await page.getByRole("button", { name: "Donner un rôle" }).click();
  const dialog = page.getByRole("dialog");
  const give = dialog.getByRole("button", { name: "Donner ce rôle" });
  expect(await give.getAttribute("aria-disabled")).toBe("true");
  await dialog.getByLabel("À qui").fill("Ada");
  await dialog.getByRole("button", { name: /Ada Seconde/ }).click();
  await dialog.getByRole("radio", { name: /^gestion/ }).check();
  await give.click();
  await page.getByText("Le rôle de Ada Seconde est changé.").waitFor();
  await page.getByRole("row", { name: /Ada Seconde.*gestion/ }).waitFor();

  const own = page.getByRole("row", { name: /Maud Lartigue/ });
  await own.getByRole("button", { name: "Changer le rôle" }).click();
  await dialog.getByRole("radio", { name: /^comptoir/ }).check();
  await give.click();
  await dialog.getByRole("alert").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("row", { name: /Maud Lartigue.*administration/ }).waitFor();

  const hers = await openDesk(browser, community, {
    path: "/team",
    as: await signIn(community.api, community.slug, ada.email, "Bureau"),
  });
  await hers.page.getByRole("row", { name: /Maud Lartigue/ }).waitFor();
  expect(await hers.page.getByRole("button", { name: /rôle/ }).count()).toBe(0);
});

test("whoever is signed in elsewhere is signed out from here", async () => {
  const odile = await community.newMember("Odile Comptoir");
  const { api, slug } = community;
  const tokens = [
    await signIn(api, slug, odile.email, "Vieux téléphone"),
    await signIn(api, slug, odile.email, "Bureau"),
  ];
  await api.ask(anything, "PUT", community.path(`members/${odile.id}/role`), {
    token: community.token,
    body: { role: "manager" },
  });
  const { page } = await openDesk(browser, community, { path: "/security", as: tokens[1] ?? "" });
  await page.getByRole("button", { name: "Déconnecter, Vieux téléphone" }).click();
  await page.getByText("C’est déconnecté.").waitFor();
  await expect.poll(() => page.getByText("Vieux téléphone").count()).toBe(0);
  await page.getByText("cet appareil").waitFor();
});
