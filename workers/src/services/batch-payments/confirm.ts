import { and, eq, isNull, max, or, sql } from "drizzle-orm";

import { batchLine, batchPayment, jobRun } from "@mereau/db/tenant/schema.ts";
import { momentOf } from "@mereau/shared/calendar/date.ts";
import type { BatchConfirmation, BatchPayment } from "@mereau/shared/contracts/batchPayments.ts";
import { batchBytes } from "@mereau/shared/crypto/mandate.ts";
import { actorFor, payerFor } from "#services/accounts/authorise.ts";
import { recordOnBehalf } from "#services/audit/record.ts";
import { type CountedBatch, expressBatch, findOwnBatch } from "#services/batch-payments/find.ts";
import { setLines } from "#services/batch-payments/lines.ts";
import { BATCH_PAYMENTS } from "#services/batch-payments/pay.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { checkMandate } from "#services/mandates/sign.ts";
import { requireOpened } from "#services/opening/guard.ts";
import { Refusal } from "#services/refusal.ts";
import {
  newRunId,
  type Planned,
  planRun,
  type Write,
  writeAll,
  writePlanned,
} from "#services/scheduled/plan.ts";

/**
 * Has a draft paid, at its date or at once. The id of each line’s payment is fixed here, so it is paid once. Whoever may
 * pay from the account may, and those who serve members, in the owner’s name. Asked again it answers the same.
 * Refuses with `unknown_batch_payment`, `community_preparing`, `batch_has_faults`, `batch_closed`, `own_benefit`, `invalid_input` (it is not the batch that was
 * looked at), and with `signature_required` and its like.
 */
export async function confirmBatch(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  { digest, order }: BatchConfirmation,
): Promise<BatchPayment> {
  const batch = await findOwnBatch(ctx, caller, id);
  const actor = await payerFor(ctx, caller, { from: batch.from, to: await payeesOf(ctx, id) });
  if (digest !== batch.digest)
    throw new Refusal("invalid_input", { fields: [{ field: "digest", code: "digest_differs" }] });
  if (batch.state === "cancelled") throw new Refusal("batch_closed");
  if (batch.state !== "draft") return expressBatch(ctx, batch);
  if (batch.faults > 0) throw new Refusal("batch_has_faults");
  await requireOpened(ctx);
  const { currency, from, mode, date, lines, total } = batch;
  const facts = { community: ctx.id, id, currency, from, mode, date, lines, total, digest };
  await checkMandate(ctx, caller, {
    actor,
    currency,
    largest: await largestOf(ctx, id),
    order,
    bytes: (keyId) => batchBytes({ ...facts, keyId }),
  });
  const dueAt = Math.max(ctx.now, date === null ? 0 : momentOf(date));
  const run: Planned = { work: BATCH_PAYMENTS, subject: id, period: "", dueAt };
  await writePlanned(ctx, dueAt, [
    fixIds(ctx, batch),
    ctx.db
      .update(batchPayment)
      .set({
        state: "confirmed",
        confirmedAt: ctx.now,
        member: actor.onBehalfOf ?? caller.member,
        createdBy: caller.member,
        keyId: order?.keyId ?? null,
        signature: order?.signature ?? null,
      })
      .where(and(eq(batchPayment.id, id), eq(batchPayment.state, "draft"))),
    ...recordOnBehalf(ctx, {
      caller,
      onBehalfOf: actor.onBehalfOf,
      action: "batch_payment.confirm",
      subject: id,
      detail: { lines },
    }),
    planRun(ctx, run),
  ]);
  return expressBatch(ctx, await findOwnBatch(ctx, caller, id));
}

/** The accounts that a batch pays, each once. */
async function payeesOf({ db }: CommunityContext, id: string): Promise<string[]> {
  const rows = await db.selectDistinct({ to: batchLine.to }).from(batchLine).where(eq(batchLine.batch, id));
  return rows.flatMap(({ to }) => to ?? []);
}

async function largestOf({ db }: CommunityContext, id: string): Promise<number> {
  const [row] = await db
    .select({ amount: max(batchLine.amount) })
    .from(batchLine)
    .where(eq(batchLine.batch, id));
  return row?.amount ?? 0;
}

/** Gives each line the id of its payment, unless it has one. */
const fixIds = (ctx: CommunityContext, { id, lines }: CountedBatch): Write =>
  setLines(
    ctx,
    id,
    Array.from({ length: lines }, () => [newRunId(ctx.now)]),
    sql`set transfer = excluded.transfer where transfer is null`,
  );

/**
 * Takes a draft back, or a batch whose date has not come. Those may who may confirm it. Asked again it answers the same.
 * Refuses with `unknown_batch_payment` and `batch_closed`.
 */
export async function cancelBatch(ctx: CommunityContext, caller: Caller, id: string): Promise<BatchPayment> {
  const batch = await findOwnBatch(ctx, caller, id);
  const { onBehalfOf } = await actorFor(ctx, caller, batch.from);
  const unbegun = and(eq(jobRun.work, BATCH_PAYMENTS), eq(jobRun.subject, id), isNull(jobRun.startedAt));
  const mayStop = or(
    eq(batchPayment.state, "draft"),
    and(eq(batchPayment.state, "confirmed"), sql`exists (select 1 from ${jobRun} where ${unbegun})`),
  );
  await writeAll(ctx, [
    ctx.db
      .update(batchPayment)
      .set({ state: "cancelled", closedAt: ctx.now })
      .where(and(eq(batchPayment.id, id), mayStop)),
    ...recordOnBehalf(ctx, { caller, onBehalfOf, action: "batch_payment.cancel", subject: id }),
    ctx.db.delete(jobRun).where(unbegun),
  ]);
  const now = await findOwnBatch(ctx, caller, id);
  if (now.state !== "cancelled") throw new Refusal("batch_closed");
  return expressBatch(ctx, now);
}
