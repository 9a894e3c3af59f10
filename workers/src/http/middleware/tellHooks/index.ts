import { createMiddleware } from "hono/factory";

import { beside } from "#http/beside.ts";
import type { HttpEnv } from "#http/router.ts";
import { safeMethods } from "#http/safeMethods.ts";

/**
 * Lets the ledger know, beside the answer, that somebody who runs the community did something: programs that listen are so told of
 * it within seconds. What members do is told by the ledger itself.
 */
export const tellHooks = createMiddleware<HttpEnv>(async (context, next) => {
  await next();
  if (safeMethods.has(context.req.method) || !context.res.ok) return;
  const role = context.get("caller")?.role ?? "member";
  const community = context.get("community");
  if (role !== "member") beside(context, community.ledger.note(community.id, { about: "deeds" }));
});
