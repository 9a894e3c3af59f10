import type { LedgerHead } from "@mereau/shared/ledger/binding.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";

/** Where the chain of batches ends, and the key with which the community signs. Refuses with `unavailable`. */
export async function readHead(ctx: CommunityContext): Promise<LedgerHead> {
  const answer = await ctx.ledger.head(ctx.id);
  if (!answer.ok) throw new Refusal(answer.code);
  return answer.head;
}
