import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";

import { toBase64url } from "@mereau/shared/crypto/base64url.ts";
import { newestCode } from "../../scripts/client/mailbox.ts";
import { openWholeBrowser, violations, visit } from "../browser.ts";
import { Community, type Member, newId } from "./community.ts";
import { enter, type Visitor } from "./visitor.ts";

let browser: Browser;
let community: Community;
let member: Member;
let visitor: Visitor;

beforeAll(async () => {
  browser = await openWholeBrowser();
  community = await Community.found(inject("url"), inject("operatorToken"));
  member = await community.newMember("Ada Morel", "100");
  visitor = await enter(browser, community, member);
});

afterAll(() => browser.close());

const at = (path: string) => `${inject("url")}/${community.slug}${path}`;

const kind = (page: Page, name: string) => page.getByRole("group", { name });

test("each kind of news has a switch by way, kept at once, put back where it could not be kept", async () => {
  const { page, context, complaints } = visitor;
  await page.goto(at("/me/notifications"));
  const received = kind(page, "Paiements reçus").getByRole("switch", { name: "e-mail" });
  expect(await received.isChecked()).toBe(false);
  expect(await violations(page)).toEqual([]);
  const kept = page.waitForResponse((answer) => answer.request().method() === "PUT" && answer.ok());
  await received.check();
  await kept;
  await page.reload();
  await expect.poll(() => received.isChecked()).toBe(true);
  const always = kind(page, "Cotisations").getByRole("switch", { name: /e-mail/ });
  await always.click({ force: true });
  expect(await always.isChecked()).toBe(true);
  expect(await always.getAttribute("aria-disabled")).toBe("true");
  expect(complaints).toEqual([]);
  await context.setOffline(true);
  await received.click();
  await page.getByText("« Paiements reçus » reste comme avant.").waitFor();
  expect(await received.isChecked()).toBe(true);
  await context.setOffline(false);
  complaints.length = 0;
});

/** Gives the browser a push service, which none has on a machine that tests. */
async function giveService(page: Page): Promise<object> {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const { publicKey } = await crypto.subtle.generateKey(curve, true, ["deriveBits"]);
  const p256dh = toBase64url(new Uint8Array(await crypto.subtle.exportKey("raw", publicKey)));
  const json = {
    endpoint: `https://fcm.googleapis.com/fcm/send/${community.slug}`,
    keys: { p256dh, auth: toBase64url(crypto.getRandomValues(new Uint8Array(16))) },
  };
  await page.addInitScript((told) => {
    const subscription = {
      toJSON: () => told,
      unsubscribe: async () => (localStorage.removeItem("subscribed"), true),
    };
    Object.assign(PushManager.prototype, {
      getSubscription: async () => (localStorage.getItem("subscribed") === null ? null : subscription),
      subscribe: async () => (localStorage.setItem("subscribed", "yes"), subscription),
    });
  }, json);
  return json;
}

/** The subscriptions that the server sends to in this session. */
const current = (page: Page): Promise<string[]> =>
  page.evaluate(async (slug) => {
    const answer = await fetch(`/v1/${slug}/push-subscriptions`);
    const { items }: { items: { id: string; current: boolean }[] } = await answer.json();
    return items.filter((one) => one.current).map(({ id }) => id);
  }, community.slug);

/** As the browser does when its push service gives it another address. */
const moveService = (context: BrowserContext, keys: object) =>
  context.serviceWorkers()[0]?.evaluate((told) => {
    const newSubscription = { toJSON: () => told };
    dispatchEvent(
      Object.assign(new Event("pushsubscriptionchange"), { newSubscription, waitUntil: () => undefined }),
    );
  }, keys);

test("a phone is told of news after a tap, again after signing in, until it is turned off", async () => {
  const { page, context } = visitor;
  await context.grantPermissions(["notifications"]);
  await page.goto(at("/me/notifications"));
  await page.getByRole("button", { name: "Être prévenu sur ce téléphone" }).click();
  await page.getByText("n’a pas pu joindre son service de messages").waitFor();
  expect(await current(page)).toEqual([]);
  const service = await giveService(page);
  await page.reload();
  await page.getByRole("button", { name: "Être prévenu sur ce téléphone" }).click();
  await page.getByText("Ce téléphone vous prévient").waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await current(page)).toHaveLength(1);

  // The session ends, and the subscription with it
  const since = Date.now();
  await context.clearCookies();
  await page.goto(at("/me/notifications"));
  await page.getByRole("link", { name: "Me connecter" }).click();
  await page.getByLabel("Votre adresse e-mail").fill(member.email);
  await page.getByRole("button", { name: "Recevoir un code" }).click();
  await page.getByLabel("Le code reçu").waitFor();
  await page
    .getByLabel("Le code reçu")
    .fill(await newestCode(community.api, community.slug, member.email, since));
  await page.getByRole("button", { name: "Entrer" }).click();
  await page.getByText("Ce téléphone vous prévient").waitFor();
  await expect.poll(() => current(page)).toHaveLength(1);

  const [before] = await current(page);
  await moveService(context, { ...service, endpoint: `https://fcm.googleapis.com/fcm/send/${newId()}` });
  await expect.poll(async () => (await current(page)).includes(before ?? "")).toBe(false);
  expect(await current(page)).toHaveLength(1);

  await page.getByRole("button", { name: "Ne plus être prévenu ici" }).click();
  await page.getByRole("button", { name: "Être prévenu sur ce téléphone" }).waitFor();
  expect(await current(page)).toEqual([]);
});

test("a phone that refuses notifications says how to change that", async () => {
  const { page, complaints } = await visit(browser, { scheme: "dark" });
  await page.addInitScript(() => {
    Object.defineProperty(Notification, "permission", { get: () => "denied" });
  });
  await page.context().addCookies(await visitor.context.cookies());
  await page.addInitScript((slug) => localStorage.setItem(`mereau:${slug}:signed-in`, "yes"), community.slug);
  await page.goto(at("/me/notifications"));
  await page.getByText("Les notifications sont refusées à cette application").waitFor();
  await kind(page, "Paiements reçus").waitFor();
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

/** The registration of the service worker, as the debugger knows it. */
async function registrationOf(cdp: CDPSession): Promise<string> {
  const found = new Promise<string>((resolve) => {
    cdp.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL === at("/"));
      if (own) resolve(own.registrationId);
    });
  });
  await cdp.send("ServiceWorker.enable");
  return found;
}

const shown = (page: Page) =>
  page.evaluate(async () => {
    const all = await (await navigator.serviceWorker.ready).getNotifications();
    return all.map(({ title, body, tag, lang }) => ({ title, body, tag, lang }));
  });

test("a push message is shown, takes the place of one with its tag, and opens its screen when tapped", async () => {
  const { page, context } = visitor;
  await page.goto(at("/me/notifications"));
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  const cdp = await context.newCDPSession(page);
  const registrationId = await registrationOf(cdp);
  const deliver = (data: string) =>
    cdp.send("ServiceWorker.deliverPushMessage", { origin: inject("url"), registrationId, data });
  const told = { title: "Le Tilleul", language: "fr", path: "/history", tag: "payment_received 1" };
  // Delivered until it is shown: the browser’s own tools lose one now and then, and one with the same tag takes its place
  const shownFor = (data: string) => async () => {
    await deliver(data);
    return shown(page);
  };
  const received = { title: "Le Tilleul", tag: "payment_received 1", lang: "fr" };
  const first = { ...received, body: "12,50 til reçus de Bilal" };
  await expect.poll(shownFor(JSON.stringify({ ...told, body: first.body }))).toEqual([first]);
  const second = { ...received, body: "12,50 til rendus à Bilal" };
  await expect.poll(shownFor(JSON.stringify({ ...told, body: second.body }))).toEqual([second]);
  const unread = { body: expect.stringMatching(/n’a pas pu être lu|could not be read/) };
  await expect.poll(shownFor("nonsense")).toEqual(expect.arrayContaining([expect.objectContaining(unread)]));

  // As a tap does, but for the trust in it that only a finger has
  const [worker] = context.serviceWorkers();
  const tap = (path: string) =>
    worker?.evaluate(
      async (data) => {
        const notification = { data, close: () => undefined };
        const event = Object.assign(new Event("notificationclick"), {
          notification,
          waitUntil: () => undefined,
        });
        dispatchEvent(event);
      },
      { path },
    );
  await tap("/history");
  await page.waitForURL(at("/history"));
  expect(context.pages()).toHaveLength(1);
  await tap("/../elsewhere");
  await page.waitForURL(at("/"));
});
