import type { Context } from "hono";
import { createMiddleware } from "hono/factory";

import { operations, wantsTwo } from "#http/middleware/twoPersons/deeds.ts";
import type { HttpEnv } from "#http/router.ts";
import { safeMethods } from "#http/safeMethods.ts";
import { keepProposal } from "#services/proposals/keep.ts";
import { readTwoPersonRule } from "#services/proposals/rule.ts";

/** What comes after the community’s address. */
const pathInside = ({ req }: Context<HttpEnv>): string => req.path.replace(/^\/v1\/[^/]+/, "");

/**
 * Keeps what the community wants two people for as a proposal, and answers 202 with it. Whoever may not do it themselves, and
 * whatever its route would refuse as it is written, goes on to the route, which says so.
 */
export const twoPersons = createMiddleware<HttpEnv>(async (context, next) => {
  const { method } = context.req;
  const caller = context.get("caller");
  if (!caller || safeMethods.has(method) || context.get("carried")) return next();
  const path = pathInside(context);
  const asked = operations.find((one) => one.method === method && one.path.test(path));
  if (!asked?.roles.includes(caller.role)) return next();
  if (caller.scopes !== null && (asked.scope === null || !caller.scopes.includes(asked.scope))) return next();
  const community = context.get("community");
  const rule = await readTwoPersonRule(community);
  const body: unknown = asked.body ? await context.req.json().catch(() => null) : null;
  if (asked.body && !asked.body.safeParse(body).success) return next();
  if (!wantsTwo(asked.deed, rule, body)) return next();
  return context.json(await keepProposal(community, caller, { deed: asked.deed, method, path, body }), 202);
});
