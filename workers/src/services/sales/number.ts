import { eq, sql } from "drizzle-orm";

import { saleReceipt, transfer } from "@mereau/db/tenant/schema.ts";
import { type Action, recordChange } from "#services/audit/record.ts";
import type { CommunityContext } from "#services/context.ts";
import type { PurchaseRow } from "#services/purchases/find.ts";
import type { TopUpRow } from "#services/top-ups/find.ts";

/** A sale as it was written down before the ledger was asked. */
export type Sale = { kind: "top_up"; row: TopUpRow } | { kind: "purchase"; row: PurchaseRow };

/**
 * Gives the receipt of a sale its number, once the ledger has carried the sale out: the next one, in one statement, so that there
 * is neither a gap nor a number twice. What somebody did for a member is written down with it, whoever asked for the number
 * first. Null for a sale not done.
 */
export async function numberSale(ctx: CommunityContext, sale: Sale): Promise<number | null> {
  const { db, now } = ctx;
  const { id } = sale.row;
  const next = sql`(select coalesce(max(number), 0) + 1 from sale_receipt)`;
  const sold = soldBy(sale);
  await db.batch([
    db.run(sql`insert into sale_receipt (number, kind, subject, at)
      select ${next}, ${sale.kind}, ${transfer.id}, ${now} from ${transfer}
      where ${transfer.id} = ${id} and ${transfer.verdict} = 'accepted' on conflict (subject) do nothing`),
    ...(sold ? [recordChange(ctx, sold)] : []),
  ]);
  const [row] = await db
    .select({ number: saleReceipt.number })
    .from(saleReceipt)
    .where(eq(saleReceipt.subject, id));
  return row?.number ?? null;
}

/** What one who serves members did; null where a member has bought for themselves. */
function soldBy({ kind, row }: Sale): Action | null {
  if (kind === "top_up") {
    const { id: subject, soldBy: member, account, cents, units, means } = row;
    return { caller: { member }, action: "top_up.create", subject, detail: { account, cents, units, means } };
  }
  const { id: subject, actor: member, onBehalfOf, from, amount, cents } = row;
  if (onBehalfOf === null) return null;
  return {
    caller: { member },
    onBehalfOf,
    action: "purchase.create",
    subject,
    detail: { from, amount, cents },
  };
}
