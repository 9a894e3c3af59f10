import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";

import { log } from "#log.ts";
import type { HttpEnv } from "#http/router.ts";

/**
 * One line for each request: method, route pattern, community, status, milliseconds, code of the refusal.
 * The pattern stands for the address, so that neither an id nor a query string is ever written.
 */
export const requestLog = createMiddleware<HttpEnv>(async (context, next) => {
  await next();
  const status = context.res.status;
  const fields = {
    requestId: context.get("requestId"),
    method: context.req.method,
    route: routePath(context),
    community: context.get("community")?.slug,
    status,
    ms: Date.now() - context.get("now"),
    code: context.get("problem"),
  };
  log("request", fields, status >= 500 ? "error" : "info");
});
