import { deviceKeyPage } from "@mereau/shared/contracts/keys.ts";
import { sessionList } from "@mereau/shared/contracts/sessions.ts";
import { deviceList } from "@mereau/shared/contracts/devices.ts";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { anything } from "../../scripts/client/api.ts";
import { newestCode } from "../../scripts/client/mailbox.ts";
import { signIn } from "../../scripts/client/signIn.ts";
import { openBrowser, violations } from "../browser.ts";
import { Community, type Member } from "./community.ts";
import { endSession, enter, protect, signInByCode } from "./visitor.ts";

let browser: Browser;
let community: Community;

beforeAll(async () => {
  browser = await openBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
});

afterAll(() => browser.close());

/** A token of another device of theirs, with which the test looks. */
const elsewhere = ({ email }: Member): Promise<string> =>
  signIn(community.api, community.slug, email, "Un autre appareil");

test("a phone that signs in anew is one device with its key, not two", async () => {
  const member = await community.newMember("Alice Martin", "20");
  const { page, context } = await enter(browser, community, member);
  await protect(page, community);
  await endSession(page, community);
  await signInByCode(page, community, member);
  await page.locator(".acts").waitFor();
  const token = await elsewhere(member);
  const devices = async () =>
    (await community.api.ask(deviceList, "GET", community.path("devices"), { token })).items.map(
      ({ signedIn, deviceKeys }) => [signedIn, deviceKeys.length],
    );
  // The other device, the session of now with the key, and that of before with nothing
  await expect.poll(devices).toEqual([
    [true, 0],
    [true, 1],
    [true, 0],
  ]);
  await context.close();
});

test("a key that was removed meanwhile is let go of, and another code is asked for", async () => {
  const member = await community.newMember("Bilal Roche", "20");
  const { page, context } = await enter(browser, community, member);
  await protect(page, community);
  const token = await elsewhere(member);
  const { items } = await community.api.ask(deviceKeyPage, "GET", community.path("device-keys"), { token });
  for (const { id } of items)
    await community.api.ask(anything, "DELETE", community.path(`device-keys/${id}`), { token });
  await endSession(page, community);
  await signInByCode(page, community, member);
  await page.locator(".acts").waitFor();
  await page.getByText("La clé de ce téléphone a été retirée de vos appareils.").waitFor();
  await expect.poll(() => page.getByText("Protégez ce téléphone par un code").count()).toBe(1);
  await context.close();
});

test("whoever signed in long ago proves who they are before this phone gets a new key", async () => {
  const member = await community.newMember("Emma Faure", "20");
  const { page, context } = await enter(browser, community, member);
  // As if the session had been open for an hour
  await page.route("**/sessions", async (route) => {
    if (route.request().method() !== "GET") return route.continue();
    const response = await route.fetch();
    const { items } = sessionList.parse(await response.json());
    const aged = items.map((one) => ({ ...one, createdAt: one.createdAt - 3_600_000 }));
    return route.fulfill({ response, json: { items: aged } });
  });
  await page.goto(`${community.api.url}/${community.slug}/me/code`);
  await page.getByText("Avant de choisir un code, prouvez que c’est bien vous").waitFor();
  expect(await page.getByLabel("Choisissez un code").count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  await page.getByRole("link", { name: "Me connecter" }).click();
  expect(await page.getByLabel(/adresse e-mail/).inputValue()).toBe(member.email);
  const since = Date.now();
  await page.getByRole("button", { name: "Recevoir un code" }).click();
  const code = await newestCode(community.api, community.slug, member.email, since);
  await page.unroute("**/sessions");
  await page.getByLabel("Le code reçu").fill(code);
  await page.getByRole("button", { name: "Entrer" }).click();
  await page.getByLabel("Choisissez un code").waitFor();
  const token = await elsewhere(member);
  const path = community.path("devices");
  // The session of before gave its place to the one of now
  expect((await community.api.ask(deviceList, "GET", path, { token })).items).toHaveLength(2);
  await context.close();
});

test("the key of another member of the same phone is left alone", async () => {
  const [owner, guest] = [
    await community.newMember("Chloé Petit", "20"),
    await community.newMember("Driss Noir"),
  ];
  const { page, context } = await enter(browser, community, owner);
  await protect(page, community);
  await endSession(page, community);
  await signInByCode(page, community, guest);
  await page.locator(".acts").waitFor();
  await page.getByText("Protégez ce téléphone par un code").waitFor();
  const token = await elsewhere(guest);
  const { items } = await community.api.ask(deviceKeyPage, "GET", community.path("device-keys"), { token });
  expect(items).toEqual([]);
  await context.close();
});

test("a wrong code stays counted, though the key was being sent again meanwhile", async () => {
  const member = await community.newMember("Élio Brun");
  const { page, context } = await enter(browser, community, member);
  await protect(page, community);
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route("**/device-keys", async (route) => {
    await released;
    await route.continue();
  });
  const tryWrongly = async (left: number) => {
    await page.getByRole("button", { name: "Changer" }).click();
    await page.getByLabel("Code à six chiffres").fill("999998");
    await page.getByText(`Encore ${left} essais`).waitFor();
  };
  await page.goto(`${community.api.url}/${community.slug}/me/code`);
  await tryWrongly(4);
  const answered = page.waitForResponse("**/device-keys");
  release();
  expect((await answered).status()).toBe(201);
  await page.reload();
  await tryWrongly(3);
  await context.close();
});
