import type { Browser, BrowserContext, Page } from "playwright-core";

import { type Visit, visit } from "../browser.ts";
import type { Community } from "../wallet/community.ts";
import { sessionCookie } from "../wallet/show.ts";

export type Desk = { page: Page; context: BrowserContext; complaints: string[] };

/**
 * The managers’ app, open on a screen.
 *
 * @param token of whoever is at the desk; without it the community’s administrator
 * @param path after the app’s own address
 */
export async function openDesk(
  browser: Browser,
  { api, slug, token }: Community,
  { path = "/", as = token, ...look }: Visit & { path?: string; as?: string | null } = {},
): Promise<Desk> {
  const { page, complaints } = await visit(browser, { width: 1280, ...look });
  const context = page.context();
  if (as !== null) await context.addCookies([sessionCookie(api.url, slug, as)]);
  await page.goto(`${api.url}/${slug}/admin${path}`);
  return { page, context, complaints };
}
