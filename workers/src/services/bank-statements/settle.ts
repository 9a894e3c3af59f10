import { claimDeposits } from "#services/bank-statements/claim.ts";
import { issueMatched } from "#services/bank-statements/issue.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { settleDeskDeposits } from "#services/deposits/atDesk.ts";

/**
 * Finishes whatever is unfinished of any import: credits that nobody has looked at, issues that are planned; and deposits
 * that were brought to the desk. Safe at any time, as often and as many at once as may be.
 * Refuses with `outcome_unknown` or `unavailable` where the ledger did not answer: asking again goes on.
 */
export async function settleLines(ctx: CommunityContext, caller: Caller): Promise<void> {
  await settleDeskDeposits(ctx);
  await claimDeposits(ctx, caller);
  await issueMatched(ctx, caller);
}
