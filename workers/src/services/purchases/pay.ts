import type { Actor, OrderSignature } from "@mereau/shared/ledger/transfer.ts";

import type { CommunityContext } from "#services/context.ts";
import { isLedgersOwn, submitTransfer } from "#services/ledger/submit.ts";
import type { LineRow, PurchaseRow } from "#services/purchases/find.ts";
import { numberSale } from "#services/sales/number.ts";
import { writeAll } from "#services/scheduled/plan.ts";
import { returnStock } from "#services/stock/move.ts";

type Written = { row: PurchaseRow; lines: readonly LineRow[] };

/** For what stock was taken: the order of a kiosk, or else the purchase itself. */
export const stockCause = ({ id, order }: PurchaseRow): string => order ?? id;

/**
 * Pays a purchase that was written down, and numbers its receipt; asked again, it is paid once. What the ledger refuses goes
 * back to the shelf. Refuses with every code of a payment.
 */
export async function payPurchase(
  ctx: CommunityContext,
  { row, lines }: Written,
  { actor, order = null }: { actor: Actor; order?: OrderSignature | null },
): Promise<void> {
  const { id, currency, from, to, amount } = row;
  try {
    await submitTransfer(ctx, {
      kind: "payment",
      id,
      actor,
      currency,
      from,
      to,
      amount,
      memo: memoOf(lines),
      category: "purchase",
      reference: `purchases/${id}`,
      order,
    });
  } catch (error) {
    if (isLedgersOwn(error)) await writeAll(ctx, returnStock(ctx, stockCause(row), { refused: id }));
    throw error;
  }
  await numberSale(ctx, { kind: "purchase", row });
}

const MEMO_MAX = 280;

/** What both sides read on their statements: `2 × Café, Cookie`. */
export function memoOf(lines: readonly { quantity: number; nameFr: string }[]): string {
  const told = lines.map(({ quantity, nameFr }) => (quantity === 1 ? nameFr : `${quantity} × ${nameFr}`));
  const memo = told.join(", ");
  return memo.length <= MEMO_MAX ? memo : `${memo.slice(0, MEMO_MAX - 1)}…`;
}
