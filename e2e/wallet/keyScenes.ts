import type { Page } from "playwright-core";

import { Authenticator } from "./authenticator.ts";
import type { Scene } from "./scene.ts";

/** Protects the phone, and opens the screen again. */
const afterwards = (choose: (page: Page) => Promise<void>) => async (page: Page) => {
  const here = page.url();
  await choose(page);
  await page.locator(".acts").waitFor();
  await page.goto(here, { waitUntil: "networkidle" });
};

async function choosePin(page: Page): Promise<void> {
  for (const label of [/Choisissez un code|Choose a code/, /Encore une fois|Once more/])
    await page.getByLabel(label).fill("482913");
}

const protect = afterwards(choosePin);

const protectElsewhere = afterwards(async (page) => {
  await page.goto(page.url().replace(/documents$/, "code"));
  await choosePin(page);
});

const protectByPasskey = afterwards(async (page) => {
  await Authenticator.plugInto(page);
  await page.reload({ waitUntil: "networkidle" });
  await page.locator("button.other").click();
});

/** What protects the phone’s key, once it is chosen. */
export const keyScenes: readonly Scene[] = [
  { name: "device-code-kept", path: "/me/code", prepare: protect },
  { name: "device-code-by-passkey", path: "/me/code", prepare: protectByPasskey },
];

/** What it has signed by then. */
export const signedScenes: readonly Scene[] = [
  { name: "documents-signed", path: "/me/documents", prepare: protectElsewhere },
];
