import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";

import { cookiePath } from "#http/middleware/authenticate/cookie.ts";
import type { HttpEnv } from "#http/router.ts";
import type { KioskRow } from "#services/kiosks/express.ts";
import { findByToken } from "#services/kiosks/session.ts";

/** The cookie of a paired tablet: it opens the routes of the kiosk and no other. */
const KIOSK_COOKIE = "mereau_kiosk";

/** As long as browsers keep any cookie. */
const KIOSK_COOKIE_S = 400 * 86_400;

const path = (context: Context<HttpEnv>) => `${cookiePath(context.get("community").slug)}/kiosk`;

const bearer = /^Bearer\s+([A-Za-z0-9_-]{20,200})$/i;

/** The kiosk that asks, by its cookie or a bearer token. Refuses with `kiosk_not_paired`. */
export function requireKiosk(context: Context<HttpEnv>): Promise<KioskRow> {
  const header = context.req.header("Authorization");
  const token = header === undefined ? getCookie(context, KIOSK_COOKIE) : bearer.exec(header)?.[1];
  return findByToken(context.get("community"), token);
}

/** Gives a tablet its cookie: out of reach of scripts and of other sites. */
export const setKioskCookie = (context: Context<HttpEnv>, token: string): void =>
  setCookie(context, KIOSK_COOKIE, token, {
    path: path(context),
    httpOnly: true,
    secure: true,
    sameSite: "Strict",
    maxAge: KIOSK_COOKIE_S,
  });

/** Takes it back. */
export const deleteKioskCookie = (context: Context<HttpEnv>): void =>
  void deleteCookie(context, KIOSK_COOKIE, { path: path(context), secure: true });
