import type { ChargedTransfer } from "@mereau/shared/contracts/transfers.ts";
import type { Transfer } from "@mereau/shared/ledger/transfer.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { CommunityContext } from "#services/context.ts";
import { besideTransfer } from "#services/payment-requests/beside.ts";
import { findRefunds, givenBackBy } from "#services/refunds/find.ts";
import { bringing } from "#services/takings/taken.ts";

/** What of a payment was given back and by which transfers, which one it gives back itself, and what was paid in euros beside it. */
export async function tellRefunds(
  ctx: CommunityContext,
  { id, kind }: Transfer,
  scale: number,
): Promise<Pick<ChargedTransfer, "refunded" | "refunds" | "refundOf" | "eurosBeside">> {
  if (!bringing.some((known) => known === kind))
    return { refunded: formatAmount(0, scale), refunds: [], refundOf: null, eurosBeside: null };
  const [refunds, refundOf, eurosBeside] = await Promise.all([
    findRefunds(ctx, [id]),
    givenBackBy(ctx, id),
    besideTransfer(ctx, id),
  ]);
  const total = refunds.reduce((sum, { amount }) => sum + amount, 0);
  return {
    refunded: formatAmount(total, scale),
    refunds: refunds.map((refund) => expressRefund(refund, scale)),
    refundOf,
    eurosBeside,
  };
}

/** A transfer that gives one back, as it is told with it. */
export const expressRefund = (
  { transfer, at, amount }: Awaited<ReturnType<typeof findRefunds>>[number],
  scale: number,
): ChargedTransfer["refunds"][number] => ({ transfer, at, amount: formatAmount(amount, scale) });
