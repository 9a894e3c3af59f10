import type { ChargedTransfer } from "@mereau/shared/contracts/transfers.ts";
import type { Transfer } from "@mereau/shared/ledger/transfer.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { CommunityContext } from "#services/context.ts";
import { findRefunds, givenBackBy } from "#services/refunds/find.ts";

/** What of a transfer was given back and by which transfers, and which one it gives back itself. */
export async function tellRefunds(
  ctx: CommunityContext,
  { id }: Transfer,
  scale: number,
): Promise<Pick<ChargedTransfer, "refunded" | "refunds" | "refundOf">> {
  const [refunds, refundOf] = await Promise.all([findRefunds(ctx, [id]), givenBackBy(ctx, id)]);
  const total = refunds.reduce((sum, { amount }) => sum + amount, 0);
  return {
    refunded: formatAmount(total, scale),
    refunds: refunds.map(({ of: _, amount, ...refund }) => ({
      ...refund,
      amount: formatAmount(amount, scale),
    })),
    refundOf,
  };
}
