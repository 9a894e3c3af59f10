import type { Hold } from "@mereau/shared/contracts/holds.ts";
import { holdersOf } from "#services/accounts/holders.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressHold, findHold } from "#services/holds/find.ts";
import { Refusal } from "#services/refusal.ts";
import { isAmong, overseeing } from "#services/roles.ts";

/** A hold, for both its parties and for those who oversee. Everybody else gets `unknown_hold`. */
export async function getHold(ctx: CommunityContext, caller: Caller, id: string): Promise<Hold> {
  const found = await findHold(ctx, id);
  const holders = [...(await holdersOf(ctx, [found.from, found.to])).values()].flat();
  if (!isAmong(caller, overseeing) && !holders.some((holding) => holding.member === caller.member))
    throw new Refusal("unknown_hold");
  return expressHold(ctx, found);
}
