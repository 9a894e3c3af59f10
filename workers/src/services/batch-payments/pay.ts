import { and, asc, eq, sql } from "drizzle-orm";

import { batchLine, batchPayment } from "@mereau/db/tenant/schema.ts";
import type { PaymentCommand } from "@mereau/shared/ledger/command.ts";
import { reject } from "@mereau/shared/ledger/rejection.ts";
import type { BatchRow } from "#services/batch-payments/find.ts";
import { type LineRow, setLines } from "#services/batch-payments/lines.ts";
import { signatureThresholds } from "#services/mandates/sign.ts";
import { findStanding, payUnderMandates, scheduledBy } from "#services/mandates/standing.ts";
import { tellFailed, tellPaid } from "#services/batch-payments/tell.ts";
import type { Write } from "#services/scheduled/plan.ts";
import { type Outcome, type Run, runsWork } from "#services/scheduled/runs.ts";
import type { WorkContext } from "#services/scheduled/work.ts";
import { findVerdicts, type RecordedVerdict } from "#services/transfers/outcome.ts";

/** The scheduled work that pays batches. */
export const BATCH_PAYMENTS = "batch_payments";

/** Pays confirmed batches whose moment has come, one at a time: each is one call of the ledger. */
export const payBatches = runsWork({
  name: BATCH_PAYMENTS,
  runsMax: 1,
  perform: (ctx, runs) => Promise.all(runs.map((run) => payBatch(ctx, run))),
});

/** What was tried before is asked for first: a payer who has lost the account since had it all paid, or nothing. */
async function payBatch(ctx: WorkContext, run: Run): Promise<Outcome> {
  const [batch] = await ctx.db.select().from(batchPayment).where(eq(batchPayment.id, run.subject));
  if (batch?.state !== "confirmed") return { went: "done" };
  const lines = await ctx.db
    .select()
    .from(batchLine)
    .where(eq(batchLine.batch, batch.id))
    .orderBy(asc(batchLine.line));
  const mandate = { member: batch.member, account: batch.from };
  const admission = (await findStanding(ctx, [mandate]))(mandate);
  const isUnsigned = await lacksSignature(ctx, batch, lines);
  const payments = lines.map((line) => paymentOf(batch, line));
  const recorded = await findVerdicts(ctx, run.attempts > 1 ? payments : []);
  // One call is carried out as a whole: a line of it without a record met its id elsewhere
  if (recorded.size > 0)
    return done(
      ctx,
      batch,
      payments,
      payments.map(({ id }) => recorded.get(id) ?? reject("id_reused")),
    );
  if (!admission) return fail(ctx, batch, "mandate_lost");
  if (isUnsigned) return fail(ctx, batch, "signature_required");
  const verdicts = await payUnderMandates(
    ctx,
    payments.map((payment, index) => {
      const linked = batch.mode === "all_or_nothing" && index + 1 < payments.length;
      return { admission, command: { ...payment, linked } };
    }),
  );
  return done(ctx, batch, payments, verdicts);
}

async function lacksSignature(
  ctx: WorkContext,
  batch: BatchRow,
  lines: readonly LineRow[],
): Promise<boolean> {
  const threshold = (await signatureThresholds(ctx))(batch.currency);
  if (threshold === null || batch.signature !== null || batch.createdBy !== batch.member) return false;
  return lines.some(({ amount }) => (amount ?? 0) >= threshold);
}

function paymentOf(batch: BatchRow, line: LineRow): PaymentCommand & { reference: string } {
  const { transfer: id, to, amount, memo } = line;
  if (id === null || to === null || amount === null)
    throw new Error(`The batch ${batch.id} was confirmed with a line that cannot be paid`);
  return {
    kind: "payment",
    id,
    actor: scheduledBy(batch.member),
    currency: batch.currency,
    from: batch.from,
    to,
    amount,
    memo,
    category: null,
    reference: `batch-payments/${batch.id}`,
  };
}

/** A batch of which nothing was paid has failed, for what its first line to be refused by itself was refused for. */
function done(
  ctx: WorkContext,
  batch: BatchRow,
  lines: readonly { amount: number }[],
  verdicts: readonly RecordedVerdict[],
): Outcome {
  const refused = verdicts.flatMap((it) => (it.ok ? [] : it.code));
  const failure = refused.find((code) => code !== "linked_failed") ?? refused[0] ?? null;
  const paid = lines.reduce((sum, { amount }, index) => (verdicts[index]?.ok ? sum + amount : sum), 0);
  const [closed, told] =
    refused.length === verdicts.length
      ? [close(ctx, batch, "failed", failure), tellFailed(ctx, batch, failure)]
      : [close(ctx, batch, "done", null), tellPaid(ctx, batch, paid)];
  return { went: "done", plans: [told], writes: [writeVerdicts(ctx, batch, verdicts), closed] };
}

const writeVerdicts = (ctx: WorkContext, batch: BatchRow, verdicts: readonly RecordedVerdict[]): Write =>
  setLines(
    ctx,
    batch.id,
    verdicts.map((it) => [null, it.ok ? "accepted" : it.code, it.ok ? null : it.amount]),
    sql`set verdict = excluded.verdict, refusal_amount = excluded.refusal_amount`,
  );

const close = (
  { db, now }: WorkContext,
  { id }: BatchRow,
  state: "done" | "failed",
  failure: string | null,
): Write =>
  db
    .update(batchPayment)
    .set({ state, failure, closedAt: now })
    .where(and(eq(batchPayment.id, id), eq(batchPayment.state, "confirmed")));

const fail = (ctx: WorkContext, batch: BatchRow, reason: string): Outcome => ({
  went: "given_up",
  reason,
  plans: [tellFailed(ctx, batch, reason)],
  writes: [close(ctx, batch, "failed", reason)],
});
