import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import { parseAccept } from "hono/utils/accept";

import type { Language } from "@mereau/shared/contracts/common.ts";
import { readsPages } from "#http/readers.ts";
import type { HttpEnv } from "#http/router.ts";

/** The first language of an Accept-Language header that the service speaks; null when it names none. */
export function acceptedLanguage(header: string | undefined): Language | null {
  for (const { type, q } of parseAccept(header ?? "")) {
    const [primary] = type.toLowerCase().split("-");
    if (q > 0 && (primary === "fr" || primary === "en")) return primary;
  }
  return null;
}

const LANGUAGE_COOKIE = "mereau_language";
const KEPT_S = 365 * 86_400;

const spoken = (text: string | undefined): Language | null => (text === "fr" || text === "en" ? text : null);

/** The language that was chosen on a page, this one or one before; null where none was, or no page is read. */
export const chosenLanguage = (context: Context<HttpEnv>): Language | null =>
  readsPages(context)
    ? (spoken(context.req.query("lang")) ?? spoken(getCookie(context, LANGUAGE_COOKIE)))
    : null;

/** The choice that a page's link offers is kept, so that the next page and a refusal speak the same language. */
function keepChoice(context: Context<HttpEnv>, chosen: Language): void {
  const secure = new URL(context.req.url).protocol === "https:";
  setCookie(context, LANGUAGE_COOKIE, chosen, { path: "/", maxAge: KEPT_S, sameSite: "Lax", secure });
}

/**
 * Answers in the language that the request asks for, else in English; a member’s own language may take its place.
 * A page is read in the one chosen by its link (`?lang=`), now or before, and so is a receipt or an invoice in a browser;
 * all else of the API goes by `Accept-Language` alone.
 */
export const language = createMiddleware<HttpEnv>(async (context, next) => {
  const accepted = acceptedLanguage(context.req.header("Accept-Language")) ?? "en";
  if (!readsPages(context)) {
    context.set("language", accepted);
    await next();
    if (context.req.method !== "POST") context.res.headers.append("Vary", "Accept-Language");
    return;
  }
  context.set("language", chosenLanguage(context) ?? accepted);
  await next();
  const chosen = spoken(context.req.query("lang"));
  context.res.headers.append("Vary", "Accept-Language, Cookie");
  if (chosen) keepChoice(context, chosen);
});
