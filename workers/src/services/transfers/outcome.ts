import { eq, sql } from "drizzle-orm";

import { transfer } from "@mereau/db/tenant/schema.ts";
import { reject, type Rejection } from "@mereau/shared/ledger/rejection.ts";
import type { CommunityContext } from "#services/context.ts";
import { transferOf } from "#services/transfers/find.ts";

/** What the ledger has recorded of a payment. */
export type RecordedVerdict = { ok: true } | Rejection;

/**
 * What became of payments that were tried before, by their ids: those that the ledger has recorded, each if it bears the reference
 * that it was to have. What a payment depends on is read before: whoever lost it since pays nothing that is not recorded.
 */
export async function findVerdicts(
  { db }: CommunityContext,
  payments: readonly { id: string; reference: string }[],
): Promise<Map<string, RecordedVerdict>> {
  if (payments.length === 0) return new Map();
  const ids = JSON.stringify(payments.map(({ id }) => id));
  const rows = await db
    .select()
    .from(transfer)
    .where(sql`${transfer.id} in (select value from json_each(${ids}))`);
  const references = new Map(payments.map(({ id, reference }) => [id, reference]));
  const recorded = rows.map(transferOf).filter(({ id, reference }) => reference === references.get(id));
  return new Map(
    recorded.map(({ id, verdict, refusalAmount }) => [
      id,
      verdict === "accepted" ? { ok: true } : reject(verdict, refusalAmount),
    ]),
  );
}

/**
 * The record of a transfer that nobody follows any more, for good. Where the ledger has none the id is used up first, by a
 * payment that cannot be accepted: from an account to itself. Throws where the ledger does not answer.
 */
export async function settleOutcome(
  ctx: CommunityContext,
  { id, currency, from }: { id: string; currency: string; from: string },
): Promise<typeof transfer.$inferSelect | undefined> {
  const find = async () => (await ctx.db.select().from(transfer).where(eq(transfer.id, id)))[0];
  const made = await find();
  if (made) return made;
  const actor = { member: null, onBehalfOf: null };
  const answer = await ctx.ledger.submit(ctx.id, [
    { kind: "payment", id, actor, currency, from, to: from, amount: 1 },
  ]);
  if (!answer.ok) throw new Error(`The ledger answered ${answer.code}`);
  return find();
}
