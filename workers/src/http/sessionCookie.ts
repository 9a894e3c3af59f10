import type { Context } from "hono";
import { deleteCookie, setCookie } from "hono/cookie";

import { cookiePath, DEVICE_COOKIE, SESSION_COOKIE } from "#http/middleware/authenticate/cookie.ts";
import type { HttpEnv } from "#http/router.ts";
import type { OpenedSession } from "#services/sign-in/openSession.ts";
import { SESSION_ABSOLUTE_MS } from "#services/sign-in/session.ts";

/** Gives a browser the cookie of a session: out of reach of scripts, for this site and this community alone. */
export function setSessionCookie(context: Context<HttpEnv>, slug: string, { token }: OpenedSession): void {
  setCookie(context, SESSION_COOKIE, token, {
    path: cookiePath(slug),
    httpOnly: true,
    secure: true,
    sameSite: "Lax",
    // As long as a session can live when it is used: whether it still does is the database's to say.
    maxAge: SESSION_ABSOLUTE_MS / 1000,
  });
}

/** As long as browsers keep any cookie. */
const DEVICE_COOKIE_S = 400 * 86_400;

/** Gives a browser the cookie by which it is known again, or the same once more. */
export const setDeviceCookie = (context: Context<HttpEnv>, slug: string, kept: string): void =>
  setCookie(context, DEVICE_COOKIE, kept, {
    path: cookiePath(slug),
    httpOnly: true,
    secure: true,
    sameSite: "Lax",
    maxAge: DEVICE_COOKIE_S,
  });

/** Takes it back. */
export const deleteSessionCookie = (context: Context<HttpEnv>, slug: string): void =>
  void deleteCookie(context, SESSION_COOKIE, { path: cookiePath(slug), secure: true });
