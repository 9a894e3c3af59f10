import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";

import { Access } from "#services/sign-in/access.ts";
import { type Age, identify } from "#services/sign-in/identify.ts";
import { acceptedLanguage, chosenLanguage } from "#http/middleware/language/index.ts";
import type { HttpEnv } from "#http/router.ts";
import { safeMethods } from "#http/safeMethods.ts";
import { SESSION_COOKIE } from "#http/middleware/authenticate/cookie.ts";

const bearer = /^Bearer\s+([A-Za-z0-9_-]{20,200})$/i;

/** Requests that do nothing but ask the ledger, which refuses at once whoever has lost access. */
const isPayment = ({ req }: Context<HttpEnv>): boolean =>
  req.method === "POST" && /^\/v1\/[^/]+\/transfers(\/bulk)?$/.test(req.path);

/** Reading goes by what is half a minute old at most; whoever changes something is looked up now. */
const ageFor = (context: Context<HttpEnv>): Age => {
  if (isPayment(context)) return "checked";
  return safeMethods.has(context.req.method) ? "usual" : "anew";
};

/**
 * Finds out who is asking, by `Authorization: Bearer` or else by the session cookie, and refuses nobody: a route says
 * itself whom it needs, with `requireCaller`. Whoever names no language is answered in the member’s own.
 */
export const authenticate = createMiddleware<HttpEnv>(async (context, next) => {
  const carried = context.get("carried");
  if (carried) {
    context.set("caller", carried.caller);
    context.set("community", { ...context.get("community"), approvedBy: carried.approvedBy });
    return next();
  }
  const header = context.req.header("Authorization");
  const token = header === undefined ? getCookie(context, SESSION_COOKIE) : bearer.exec(header)?.[1];
  const community = context.get("community");
  const known = token === undefined ? null : await identify(community, token, ageFor(context));
  context.set("caller", known?.caller);
  if (known && token !== undefined) {
    const access = new Access(community, token, known);
    if (!isPayment(context)) access.relyOn(({ role }) => role === known.caller.role);
    context.set("community", { ...community, access });
  }
  const asked = chosenLanguage(context) ?? acceptedLanguage(context.req.header("Accept-Language"));
  if (known && asked === null) context.set("language", known.language);
  await next();
  // Whatever somebody may read is theirs: no shared cache keeps it, and a private one asks again
  if (safeMethods.has(context.req.method) && !context.res.headers.has("Cache-Control"))
    context.res.headers.set("Cache-Control", "private, no-cache");
});
