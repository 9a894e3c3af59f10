import { createMiddleware } from "hono/factory";

import type { HttpEnv } from "#http/router.ts";

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** What every answer forbids the browser to do: no script or style of another place, no frame, no guessing of types. */
export const secureHeaders = createMiddleware<HttpEnv>(async (context, next) => {
  await next();
  const { headers } = context.res;
  if (!headers.has("Content-Security-Policy")) headers.set("Content-Security-Policy", policy);
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("X-Frame-Options", "DENY");
  headers.set("Referrer-Policy", "same-origin");
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  headers.set("Permissions-Policy", "camera=(self), geolocation=(self), microphone=(), payment=()");
  if (context.get("settings")?.ENVIRONMENT === "production")
    headers.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
});
