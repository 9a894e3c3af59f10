import type { Page } from "playwright-core";

import { agreedScenes } from "./agreedScenes.ts";
import { keyScenes, signedScenes } from "./keyScenes.ts";
import { orderScenes } from "./orderScenes.ts";
import type { Scene } from "./scene.ts";

const type = (label: string | RegExp, text: string) => async (page: Page) => {
  await page.getByLabel(label).first().fill(text);
  await page.waitForTimeout(700);
};

const offline = async (page: Page) => {
  await page.context().setOffline(true);
  await page.evaluate(() => dispatchEvent(new Event("offline")));
  await page.waitForTimeout(200);
};

const charge = async (page: Page) => {
  await page.keyboard.type("12,50");
  await page.locator("button.deed").click();
  await page.locator("svg.qr").waitFor();
};

const open = (name: RegExp) => async (page: Page) => {
  await page.getByRole("button", { name }).click();
};

const firstEntry = async (page: Page) => {
  await page.locator(".day a.row").first().click();
  await page.getByText(/vérifié sur ce téléphone|verified on this phone/).waitFor();
};

const tables = async (page: Page) => {
  for (const summary of await page.locator("figure summary").all()) await summary.click();
};

const applying = async (page: Page) => {
  await page.getByLabel(/Votre nom|Your name/).fill("Camille Aubert");
  await page.getByLabel(/Votre adresse e-mail|Your e-mail/).fill(`camille-${Date.now()}@example.org`);
  const first = page.getByRole("radio").first();
  if ((await first.count()) > 0) await first.check();
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await page.locator("button.deed").click();
  await page.locator(".contact").waitFor();
};

const leaving = async (page: Page) => {
  await page.locator(".obstacle .chip").first().click();
  await page.locator("button.deed.grave").click();
};

/** As if another device had taken this one off the list. */
const ended = async (page: Page) => {
  await page.evaluate(() => {
    const [, slug] = location.pathname.split("/");
    localStorage.setItem(`mereau:${slug}:signed-in`, "ended");
  });
  await page.reload();
  await page.locator(".notice.warn").waitFor();
};

/** Every screen of the wallet, in its states. */
export const scenes: readonly Scene[] = [
  { name: "welcome", path: "/", isForVisitors: true },
  { name: "sign-in", path: "/sign-in", isForVisitors: true },
  { name: "signed-out-elsewhere", path: "/", isForVisitors: true, prepare: ended },
  { name: "sign-in-lost", path: "/sign-in", isForVisitors: true, prepare: open(/perdu|lost/) },
  { name: "join", path: "/join", isForVisitors: true },
  {
    name: "join-unread",
    path: "/join",
    isForVisitors: true,
    prepare: (page) => page.locator("button.deed").click(),
  },
  {
    name: "join-reading",
    path: "/join",
    isForVisitors: true,
    prepare: (page) => page.locator(".agreeing .slight").first().click(),
  },
  { name: "join-waiting", path: "/join", isForVisitors: true, prepare: applying },
  { name: "join-unknown", path: "/join/AAAAA22222", isForVisitors: true },
  { name: "pay-signed-out", path: "/p/1017?a=7.40", isForVisitors: true },
  { name: "not-found", path: "/r/nothing" },
  { name: "home", path: "/" },
  { name: "home-offline", path: "/", prepare: offline },
  { name: "pay-choose", path: "/pay" },
  { name: "pay-found", path: "/pay", prepare: type(/Chercher|Look for/, "a") },
  { name: "pay", path: "/p/1017?a=7.40&m=Pain" },
  { name: "pay-too-much", path: "/p/1017?a=5000" },
  {
    name: "pay-category",
    path: "/p/1017?a=7.40",
    prepare: (page) => page.locator("details.category summary").click(),
  },
  { name: "pay-nobody", path: "/p/9999" },
  ...keyScenes,
  ...orderScenes,
  { name: "scan", path: "/scan" },
  { name: "get-paid", path: "/get-paid" },
  { name: "get-paid-amount", path: "/get-paid", prepare: type(/Montant|Amount/, "12,50") },
  { name: "get-paid-euros", path: "/get-paid", prepare: open(/^€$/) },
  { name: "home-shop", path: "/", as: "Le Fournil des Tilleuls" },
  { name: "till", path: "/till" },
  { name: "till-sale", path: "/till", prepare: charge },
  { name: "till-day", path: "/till?day" },
  { name: "till-euros", path: "/till", prepare: open(/^€$/) },
  { name: "history", path: "/history" },
  { name: "history-filter", path: "/history", prepare: open(/Filtrer|Filter/) },
  { name: "history-nothing", path: "/history?q=zzzz&direction=out" },
  { name: "history-offline", path: "/history", prepare: offline },
  { name: "entry", path: "/history", prepare: firstEntry },
  { name: "directory", path: "/directory" },
  { name: "directory-category", path: "/directory?category=food" },
  { name: "directory-nobody", path: "/directory?q=zzzz" },
  { name: "directory-offline", path: "/directory", prepare: offline },
  { name: "map", path: "/map" },
  { name: "map-place", path: "/map?to=1017" },
  { name: "map-nothing", path: "/map?category=none" },
  { name: "member", path: "/members/1017" },
  { name: "member-person", path: "/members/1003" },
  { name: "member-nobody", path: "/members/9999" },
  { name: "statement", path: "/statement" },
  { name: "statement-table", path: "/statement", prepare: tables },
  { name: "standing-orders", path: "/standing-orders" },
  { name: "standing-order-new", path: "/standing-orders/new" },
  { name: "requests", path: "/requests" },
  { name: "requests-mine", path: "/requests?side=payee" },
  { name: "batches", path: "/batches" },
  ...agreedScenes,
  { name: "device-code", path: "/me/code" },
  { name: "notifications", path: "/me/notifications" },
  { name: "membership", path: "/trust" },
  { name: "me", path: "/me" },
  { name: "profile", path: "/me/profile" },
  { name: "me-sign-out", path: "/me", prepare: open(/Me déconnecter|Sign out/) },
  { name: "devices", path: "/me/devices" },
  { name: "documents", path: "/me/documents" },
  { name: "documents-reading", path: "/me/documents", prepare: open(/Lire la charte|Read the charter/) },
  { name: "preferences", path: "/me/preferences" },
  { name: "communities", path: "/me/communities" },
  { name: "data", path: "/me/data" },
  { name: "leaving", path: "/me/data?leave=" },
  { name: "leaving-sure", path: "/me/data?leave=", prepare: leaving },
  ...signedScenes,
];
