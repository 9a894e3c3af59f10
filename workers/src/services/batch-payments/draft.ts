import { sql } from "drizzle-orm";

import { batchLine, batchPayment } from "@mereau/db/tenant/schema.ts";
import { dateOf } from "@mereau/shared/calendar/date.ts";
import type { BatchPayment, BatchRequest } from "@mereau/shared/contracts/batchPayments.ts";
import { BULK_MAX } from "@mereau/shared/contracts/transfers.ts";
import { batchDigest } from "@mereau/shared/crypto/mandate.ts";
import { AMOUNT_MAX } from "@mereau/shared/money/bounds.ts";
import { actorFor } from "#services/accounts/authorise.ts";
import { type BatchRow, expressBatch, findOwnBatch } from "#services/batch-payments/find.ts";
import { type LineRow, readLines } from "#services/batch-payments/lines.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { Refusal } from "#services/refusal.ts";
import { type Write, writeAll } from "#services/scheduled/plan.ts";

/**
 * Writes down many payments as a draft, and tells line by line what cannot be paid as it is. Nothing is paid before it is
 * confirmed. The owners and operators of `from` may, and those who serve members, in the owner’s name.
 * Asked again it answers with the batch as it stands. Refuses with `unknown_currency`, `currency_mismatch`,
 * `amount_out_of_bounds` (all together), `invalid_input` (a date that has passed, no line), and `id_reused`.
 */
export async function draftBatch(
  ctx: CommunityContext,
  caller: Caller,
  request: BatchRequest,
): Promise<BatchPayment> {
  const { onBehalfOf } = await actorFor(ctx, caller, request.from);
  const { scale } = await findCurrency(ctx, request.currency);
  if (!request.from.startsWith(`${request.currency}:`)) throw new Refusal("currency_mismatch");
  if (request.date !== null && request.date < dateOf(ctx.now))
    throw new Refusal("invalid_input", { fields: [{ field: "date", code: "in_the_past" }] });
  const lines = await readLines(ctx, request, scale);
  if (lines.length === 0 || lines.length > BULK_MAX)
    throw new Refusal("invalid_input", { fields: [{ field: "text", code: "too_many_lines" }] });
  const row = await rowOf(ctx, caller, { request, lines, member: onBehalfOf ?? caller.member });
  const [written] = await ctx.db
    .select({ id: batchPayment.id })
    .from(batchPayment)
    .where(sql`${batchPayment.id} = ${row.id}`);
  if (!written) await writeAll(ctx, [insertBatch(ctx, row), ...insertLines(ctx, lines)]);
  const drafted = await findOwnBatch(ctx, caller, row.id);
  if (asked(drafted) !== asked(row)) throw new Refusal("id_reused");
  return expressBatch(ctx, drafted);
}

async function rowOf(
  ctx: CommunityContext,
  caller: Caller,
  { request, lines, member }: { request: BatchRequest; lines: LineRow[]; member: string },
): Promise<BatchRow> {
  const { lines: _, text: __, ...facts } = request;
  const payable = lines.filter(({ fault }) => fault === null);
  const total = payable.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  if (total > AMOUNT_MAX) throw new Refusal("amount_out_of_bounds");
  return {
    ...facts,
    member,
    createdBy: caller.member,
    createdAt: ctx.now,
    keyId: null,
    signature: null,
    lines: lines.length,
    faults: lines.length - payable.length,
    total,
    digest: await batchDigest(lines),
    state: "draft",
    failure: null,
    confirmedAt: null,
    closedAt: null,
  };
}

const insertBatch = ({ db }: CommunityContext, row: BatchRow): Write =>
  db.insert(batchPayment).values(row).onConflictDoNothing();

/** Lines written by one statement. */
const CHUNK = 2_000;

/** The lines as one JSON value a statement: as many values of their own would be more than a statement takes. */
function insertLines({ db }: CommunityContext, lines: readonly LineRow[]): Write[] {
  const writes: Write[] = [];
  for (let first = 0; first < lines.length; first += CHUNK) {
    const chunk = lines
      .slice(first, first + CHUNK)
      .map((it) => [
        it.batch,
        it.line,
        it.payee,
        it.amountText,
        it.memo,
        it.to,
        it.name,
        it.amount,
        it.fault,
      ]);
    const rows = sql`select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
      value ->> 6, value ->> 7, value ->> 8, null, null, null from json_each(${JSON.stringify(chunk)}) where true`;
    writes.push(db.insert(batchLine).select(rows).onConflictDoNothing());
  }
  return writes;
}

const asked = ({ currency, from, name, mode, date, lines, digest, member }: BatchRow): string =>
  JSON.stringify([currency, from, name, mode, date, lines, digest, member]);
