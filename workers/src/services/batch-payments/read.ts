import { and, asc, eq, gt, isNotNull, lt, desc, ne, type SQL } from "drizzle-orm";

import { batchLine, batchPayment } from "@mereau/db/tenant/schema.ts";
import {
  type BatchLine,
  type BatchLinesQuery,
  type BatchPayment,
  type BatchPaymentsQuery,
  lineFaults,
} from "@mereau/shared/contracts/batchPayments.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { mayRead } from "#services/accounts/authorise.ts";
import { expressBatch, findOwnBatch, selectBatches } from "#services/batch-payments/find.ts";
import type { LineRow } from "#services/batch-payments/lines.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { scaleOf } from "#services/currencies/find.ts";
import { cutPage, numberPlace, type Page, readPlace, textPlace } from "#services/page.ts";
import { reversal, toldReversal, undoes } from "#services/transfers/undone.ts";

/** A batch, for those who may read the account it pays from. Everybody else gets `unknown_batch_payment`. */
export const getBatch = async (ctx: CommunityContext, caller: Caller, id: string): Promise<BatchPayment> =>
  expressBatch(ctx, await findOwnBatch(ctx, caller, id));

/** The batches that pay from an account, the newest first. */
export async function listBatches(
  ctx: CommunityContext,
  caller: Caller,
  query: BatchPaymentsQuery,
): Promise<Page<BatchPayment>> {
  await mayRead(ctx, caller, query.account);
  const [before] = readPlace(textPlace, query.cursor) ?? [undefined];
  const rows = await selectBatches(ctx)
    .where(
      and(
        eq(batchPayment.from, query.account),
        before === undefined ? undefined : lt(batchPayment.id, before),
      ),
    )
    .orderBy(desc(batchPayment.id))
    .limit(query.limit + 1);
  const page = cutPage(rows, query.limit, (row) => [row.id]);
  return { items: await Promise.all(page.items.map((row) => expressBatch(ctx, row))), next: page.next };
}

const which: Record<NonNullable<BatchLinesQuery["only"]>, SQL | undefined> = {
  faults: isNotNull(batchLine.fault),
  refused: ne(batchLine.verdict, "accepted"),
  paid: eq(batchLine.verdict, "accepted"),
  reversed: and(eq(batchLine.verdict, "accepted"), isNotNull(reversal.id)),
};

/** What became of each line, or what is wrong with it, in their order. */
export async function listLines(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  query: BatchLinesQuery,
): Promise<Page<BatchLine>> {
  const { currency } = await findOwnBatch(ctx, caller, id);
  const [after] = readPlace(numberPlace, query.cursor) ?? [0];
  const rows = await ctx.db
    .select({ line: batchLine, reversal: toldReversal })
    .from(batchLine)
    .leftJoin(reversal, undoes(batchLine.transfer))
    .where(
      and(
        eq(batchLine.batch, id),
        gt(batchLine.line, after),
        query.only === undefined ? undefined : which[query.only],
      ),
    )
    .orderBy(asc(batchLine.line))
    .limit(query.limit + 1);
  const scale = await scaleOf(ctx, currency);
  const page = cutPage(rows, query.limit, ({ line }) => [line.line]);
  return { items: page.items.map((row) => expressLine(row, scale)), next: page.next };
}

type UndoneLine = { line: LineRow; reversal: BatchLine["reversal"] };

/** The verdict is what the ledger said of the payment; `reversal` is what became of it. */
function expressLine({ line, reversal: undone }: UndoneLine, scale: number): BatchLine {
  const { batch: _, ...row } = line;
  const decimal = (minor: number | null) => (minor === null ? null : formatAmount(minor, scale));
  const fault = lineFaults.find((known) => known === row.fault) ?? null;
  return {
    ...row,
    fault,
    amount: decimal(row.amount),
    refusalAmount: decimal(row.refusalAmount),
    reversal: row.verdict === "accepted" ? undone : null,
  };
}
