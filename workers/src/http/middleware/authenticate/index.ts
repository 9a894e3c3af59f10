import { getCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";

import { identify } from "#services/sign-in/identify.ts";
import { acceptedLanguage } from "#http/middleware/language/index.ts";
import type { HttpEnv } from "#http/router.ts";
import { SESSION_COOKIE } from "#http/middleware/authenticate/cookie.ts";

const bearer = /^Bearer\s+([A-Za-z0-9_-]{20,200})$/i;

/**
 * Finds out who is asking, by `Authorization: Bearer` or else by the session cookie, and refuses nobody: a route says
 * itself whom it needs, with `requireCaller`. Whoever names no language is answered in the member’s own.
 */
export const authenticate = createMiddleware<HttpEnv>(async (context, next) => {
  const header = context.req.header("Authorization");
  const token = header === undefined ? getCookie(context, SESSION_COOKIE) : bearer.exec(header)?.[1];
  const known = token === undefined ? null : await identify(context.get("community"), token);
  context.set("caller", known?.caller);
  if (known && acceptedLanguage(context.req.header("Accept-Language")) === null)
    context.set("language", known.language);
  await next();
});
