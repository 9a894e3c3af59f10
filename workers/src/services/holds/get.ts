import type { Hold } from "@mereau/shared/contracts/holds.ts";
import { mayReadOneOf } from "#services/accounts/authorise.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressHold, findHold } from "#services/holds/find.ts";
import { Refusal } from "#services/refusal.ts";

/** A hold, for both its parties and for those who oversee. Everybody else gets `unknown_hold`. */
export async function getHold(ctx: CommunityContext, caller: Caller, id: string): Promise<Hold> {
  const found = await findHold(ctx, id);
  if (!(await mayReadOneOf(ctx, caller, [found.from, found.to]))) throw new Refusal("unknown_hold");
  return expressHold(ctx, found);
}
