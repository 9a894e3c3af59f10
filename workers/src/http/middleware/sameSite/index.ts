import type { Context } from "hono";
import { createMiddleware } from "hono/factory";

import { Refusal } from "#services/refusal.ts";
import { SESSION_COOKIE } from "#http/middleware/authenticate/cookie.ts";
import { isPictureType, takesPicture } from "#http/pictureBodies.ts";
import type { HttpEnv } from "#http/router.ts";
import { safeMethods } from "#http/safeMethods.ts";
import { isUpgrade } from "#http/upgrade.ts";

const json = /^application\/json\s*(;|$)/i;

const isEmpty = ({ req }: Context): boolean => req.raw.body === null || req.header("Content-Length") === "0";

/**
 * On every method that changes something, and before a WebSocket, which browsers let any page open: the request comes
 * from our own pages or from a program, and is JSON, or a picture where pictures are sent.
 *
 * - a foreign `Origin`, or a `Sec-Fetch-Site` of another site, is refused with `foreign_origin`
 * - a session cookie that comes with neither is refused too: only a page sends cookies, and pages say who they are
 * - a bearer token, or no credentials at all, may come without: nothing is lent by the browser
 * - a body that is not `application/json` is refused with `unsupported_media_type`; where a picture is sent, one that is none
 *   with `picture_type_unknown`
 */
export const sameSite = createMiddleware<HttpEnv>(async (context, next) => {
  if (safeMethods.has(context.req.method) && !isUpgrade(context)) return next();
  const origin = context.req.header("Origin");
  const site = context.req.header("Sec-Fetch-Site");
  if (origin !== undefined && origin !== new URL(context.req.url).origin) throw new Refusal("foreign_origin");
  // Not every browser says of a WebSocket from where it comes, but all of them name its origin
  if (isUpgrade(context) && origin !== undefined) return next();
  if (site !== undefined && site !== "same-origin" && site !== "none") throw new Refusal("foreign_origin");
  const lent = (context.req.header("Cookie") ?? "").includes(`${SESSION_COOKIE}=`);
  if (lent && origin === undefined && site === undefined && !context.req.header("Authorization"))
    throw new Refusal("foreign_origin");

  const type = context.req.header("Content-Type");
  if (takesPicture(context.req)) {
    if (type === undefined || !isPictureType(type)) throw new Refusal("picture_type_unknown");
    return next();
  }
  if (type === undefined ? !isEmpty(context) : !json.test(type)) throw new Refusal("unsupported_media_type");
  await next();
});
