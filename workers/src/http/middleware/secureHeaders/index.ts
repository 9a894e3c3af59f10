import { createMiddleware } from "hono/factory";

import type { HttpEnv } from "#http/router.ts";

const json = /^application\/(problem\+)?json\b/;

/** A page may load what is our own, and nothing may hold it in a frame. */
export const documentPolicy = [
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

/** For whoever opens data as if it were a page. */
const dataPolicy = "default-src 'none'; frame-ancestors 'none'";

const documentHeaders = Object.entries({
  "Content-Security-Policy": documentPolicy,
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(self), geolocation=(self), microphone=(), payment=()",
});

/**
 * What every answer forbids the browser to do: no script or style of another place, no frame, no guessing of types.
 * JSON says it in two lines, since a browser does nothing else with it; they travel with every payment.
 */
export const secureHeaders = createMiddleware<HttpEnv>(async (context, next) => {
  await next();
  const { headers } = context.res;
  headers.set("X-Content-Type-Options", "nosniff");
  if (json.test(headers.get("Content-Type") ?? "")) headers.set("Content-Security-Policy", dataPolicy);
  else for (const [name, value] of documentHeaders) if (!headers.has(name)) headers.set(name, value);
  if (context.get("settings")?.ENVIRONMENT === "production")
    headers.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
});
