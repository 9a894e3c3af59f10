import type { Receipt } from "@mereau/shared/crypto/receipt.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { findOwnTransfer } from "#services/transfers/get.ts";

/**
 * The community’s signed word that a transfer stands in its ledger, for its parties and for those who oversee.
 * It can be checked offline, with the community’s public key. Refuses with `unknown_transfer` and `unavailable`.
 */
export async function readReceipt(ctx: CommunityContext, caller: Caller, id: string): Promise<Receipt> {
  await findOwnTransfer(ctx, caller, id);
  const answer = await ctx.ledger.receipt(ctx.id, id);
  if (!answer.ok) throw new Refusal(answer.code);
  if (!answer.receipt) throw new Refusal("unknown_transfer");
  return answer.receipt;
}
