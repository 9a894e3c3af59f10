import type { Page } from "playwright-core";

import type { Scene } from "./scene.ts";

const PIN = "482913";

/** Asked once more where it is more than the account has. */
async function begin(page: Page, isTooMuch: boolean): Promise<void> {
  await page.locator(".deeds button.deed").click();
  if (isTooMuch) await page.locator("dialog button.deed").click();
}

/** From a payment's review to where the code is asked for: this phone has none yet, and chooses one on the way. */
async function askForCode(page: Page, isTooMuch = false): Promise<void> {
  await begin(page, isTooMuch);
  await page.locator(".pin-choice").waitFor();
  await page.locator(".pin-input").fill(PIN);
  await page.getByLabel(/Encore une fois|Once more/).fill(PIN);
  await page.locator(".who").waitFor();
  await begin(page, isTooMuch);
  await page.locator("dialog .pin-input").waitFor();
}

const confirm = async (page: Page, isTooMuch = false) => {
  await askForCode(page, isTooMuch);
  await page.locator("dialog .pin-input").fill(PIN);
  await page.locator(".outcome").waitFor();
};

const paid = async (page: Page) => {
  await confirm(page);
  await page.getByText(/vérifié sur ce téléphone|verified on this phone/).waitFor();
};

const queued = async (page: Page) => {
  await askForCode(page);
  await page.context().setOffline(true);
  await page.locator("dialog .pin-input").fill(PIN);
  await page.locator(".outcome").waitFor();
};

const lost = async (page: Page) => {
  await page.route("**/transfers", (route) => route.abort("connectionreset"));
  await confirm(page);
  await page.getByRole("heading", { name: /On ne sait pas encore|Not known yet/ }).waitFor();
};

const wrongCode = async (page: Page) => {
  await askForCode(page);
  await page.locator("dialog .pin-input").fill("999998");
  await page.locator("dialog .wrong").waitFor();
};

/** A payment from its review to each of its outcomes. */
export const orderScenes: readonly Scene[] = [
  { name: "order-code", path: "/p/1017?a=0.10&m=Pain", prepare: (page) => askForCode(page) },
  { name: "order-wrong-code", path: "/p/1017?a=0.10", prepare: wrongCode },
  { name: "order-paid", path: "/p/1017?a=0.10&m=Pain", prepare: paid },
  { name: "order-waiting", path: "/p/1017?a=0.10", prepare: queued },
  { name: "order-unknown", path: "/p/1017?a=0.10", prepare: lost },
  { name: "order-second-thought", path: "/p/1017?a=5000", prepare: (page) => begin(page, false) },
  { name: "order-refused", path: "/p/1017?a=5000", prepare: (page) => confirm(page, true) },
];
