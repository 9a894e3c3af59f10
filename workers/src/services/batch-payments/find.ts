import { eq, getTableColumns, sql } from "drizzle-orm";

import { batchPayment } from "@mereau/db/tenant/schema.ts";
import type { BatchPayment } from "@mereau/shared/contracts/batchPayments.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { mayReadOneOf } from "#services/accounts/authorise.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { scaleOf } from "#services/currencies/find.ts";
import { Refusal } from "#services/refusal.ts";

export type BatchRow = typeof batchPayment.$inferSelect;

/** A batch with what was paid of it. */
export type CountedBatch = BatchRow & { paid: number; paidTotal: number };

const paidLines = (value: string) =>
  sql<number>`(select ${sql.raw(value)} from batch_line where batch = ${batchPayment.id} and verdict = 'accepted')`;

/** Batches with what was paid of them; which ones is the caller’s to say. */
export const selectBatches = ({ db }: CommunityContext) =>
  db
    .select({
      ...getTableColumns(batchPayment),
      paid: paidLines("count(*)"),
      paidTotal: paidLines("coalesce(sum(amount), 0)"),
    })
    .from(batchPayment);

/** A batch as the API shows it. */
export async function expressBatch(ctx: CommunityContext, row: CountedBatch): Promise<BatchPayment> {
  const { createdBy: _, keyId: __, signature: ___, ...shown } = row;
  const scale = await scaleOf(ctx, row.currency);
  return {
    ...shown,
    total: formatAmount(row.total, scale),
    paidTotal: formatAmount(row.paidTotal, scale),
  };
}

/** A batch of an account that the caller may read. Everybody else gets `unknown_batch_payment`, as if there were none. */
export async function findOwnBatch(ctx: CommunityContext, caller: Caller, id: string): Promise<CountedBatch> {
  const [row] = await selectBatches(ctx).where(eq(batchPayment.id, id));
  if (!row || !(await mayReadOneOf(ctx, caller, [row.from]))) throw new Refusal("unknown_batch_payment");
  return row;
}
