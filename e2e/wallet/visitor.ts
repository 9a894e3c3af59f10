import type { Browser, BrowserContext, Page } from "playwright-core";

import { newestCode } from "../../scripts/client/mailbox.ts";
import { type Visit, visit } from "../browser.ts";
import type { Community, Member } from "./community.ts";

export const PIN = "482913";

export type Visitor = { page: Page; context: BrowserContext; complaints: string[] };

/** Signs a browser in as a member, by the code from their mail, without the screens for it. */
export async function signIn(
  context: BrowserContext,
  { api, slug }: Community,
  { email }: Member,
): Promise<void> {
  const since = Date.now();
  const at = (path: string) => `${api.url}/v1/${slug}/${path}`;
  const headers = { Origin: new URL(api.url).origin };
  await context.request.post(at("sessions/codes"), { headers, data: { email } });
  const code = await newestCode(api, slug, email, since);
  await context.request.post(at("sessions"), { headers, data: { email, code } });
}

/** A member with the wallet open on the first screen. */
export async function enter(
  browser: Browser,
  community: Community,
  member: Member,
  look: Visit = {},
): Promise<Visitor> {
  const { page, complaints } = await visit(browser, look);
  const context = page.context();
  await signIn(context, community, member);
  const home = `${community.api.url}/${community.slug}/`;
  await page.goto(home);
  await page.evaluate((slug) => localStorage.setItem(`mereau:${slug}:signed-in`, "yes"), community.slug);
  await page.goto(home);
  await page.locator(".acts").waitFor();
  return { page, context, complaints };
}

/** Chooses the phone's code, so that it can sign. */
export async function protect(page: Page, community: Community): Promise<void> {
  await page.goto(`${community.api.url}/${community.slug}/me/code`);
  await page.getByLabel("Choisissez un code").fill(PIN);
  await page.getByLabel("Encore une fois").fill(PIN);
  await page.getByText("Ce téléphone peut payer.").waitFor();
}

/** Opens the screen on which a member is paid so much. */
export async function openPay(
  page: Page,
  { api, slug }: Community,
  { number }: Member,
  amount: string,
): Promise<void> {
  await page.goto(`${api.url}/${slug}/p/${number}?a=${amount}`);
  await page.getByRole("button", { name: "Payer" }).waitFor();
}

/** The deed, and the PIN; what comes of it is the test's to see. */
export async function confirm(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Payer" }).click();
  await page.getByLabel("Code à six chiffres").fill(PIN);
}

/** The session ends on this phone; what else it keeps stays. */
export async function endSession(page: Page, { slug }: Community): Promise<void> {
  await page.context().clearCookies();
  await page.evaluate((own) => localStorage.removeItem(`mereau:${own}:signed-in`), slug);
}

/** Signs in by the screens, with the code from their mail. */
export async function signInByCode(page: Page, { api, slug }: Community, { email }: Member): Promise<void> {
  await page.goto(`${api.url}/${slug}/sign-in`);
  const since = Date.now();
  await page.getByLabel(/adresse e-mail/).fill(email);
  await page.getByRole("button", { name: "Recevoir un code" }).click();
  await page.getByLabel("Le code reçu").fill(await newestCode(api, slug, email, since));
  await page.getByRole("button", { name: "Entrer" }).click();
}
