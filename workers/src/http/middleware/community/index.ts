import { createMiddleware } from "hono/factory";

import { enterCommunity } from "#services/communities/enter.ts";
import type { HttpEnv } from "#http/router.ts";

/**
 * Opens the community that the address names, for this request: its own database and ledger.
 * Refuses with `unknown_community`, or with `community_suspended`.
 */
export const community = createMiddleware<HttpEnv>(async (context, next) => {
  const opened = await enterCommunity(context.req.param("community") ?? "", {
    platform: context.get("platform"),
    settings: context.get("settings"),
    ledgers: context.env.LEDGER,
    now: context.get("now"),
    requestId: context.get("requestId"),
  });
  context.set("community", opened);
  await next();
});
