import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";

import { log } from "#log.ts";
import type { HttpEnv } from "#http/router.ts";

/** From here on a request is slow, in milliseconds. */
const SLOW_MS = 1_000;

/**
 * One line for a request: method, route pattern, community, status, milliseconds, code of the refusal.
 * The pattern stands for the address, so that neither an id nor a query string is ever written.
 *
 * Unless LOG_REQUESTS says `all`, what went well and fast leaves no line: the platform counts it by itself, payments are
 * in the ledger, decisions in the audit log, and on the price list a line costs more than a request.
 */
export const requestLog = createMiddleware<HttpEnv>(async (context, next) => {
  await next();
  const status = context.res.status;
  const ms = Date.now() - context.get("now");
  if (status < 400 && ms < SLOW_MS && context.get("settings").LOG_REQUESTS === "notable") return;
  const fields = {
    requestId: context.get("requestId"),
    method: context.req.method,
    route: routePath(context),
    community: context.get("community")?.slug,
    status,
    ms,
    code: context.get("problem"),
  };
  log("request", fields, status >= 500 ? "error" : "info");
});
