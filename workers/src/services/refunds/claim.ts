import { and, eq, isNull, lt, sql } from "drizzle-orm";

import { refund, transfer } from "@mereau/db/tenant/schema.ts";
import type { Transfer } from "@mereau/shared/ledger/transfer.ts";
import type { CommunityContext } from "#services/context.ts";
import { claimedOf } from "#services/refunds/find.ts";
import { settleOutcome } from "#services/transfers/outcome.ts";

/*
 * A payment is given back once at most. Before a transfer that gives back, or a reversal, is asked of the ledger, it is written down
 * with its amount, in one statement that holds only where all of them together stay within the payment. What became of it is what
 * the ledger says: refused, it counts no more.
 */

/** After this long nobody waits for the ledger’s answer any more. */
const CLAIM_MS = 60_000;

type Claim = { id: string; amount: number; member: string };

export type RefundRow = typeof refund.$inferSelect;

/** What was written down under this id. */
export async function readClaim({ db }: CommunityContext, id: string): Promise<RefundRow | null> {
  const [row] = await db.select().from(refund).where(eq(refund.id, id));
  return row ?? null;
}

/** What of a payment can still be given back, in minor units. */
export async function leftOf({ db }: CommunityContext, original: Transfer): Promise<number> {
  const [row] = await db
    .select({ claimed: claimedOf(original.id) })
    .from(transfer)
    .where(eq(transfer.id, original.id));
  return original.amount - (row?.claimed ?? 0);
}

/**
 * Claims an amount of a payment for the transfer that gives it back; asked again for the same one it is claimed still. False
 * where less than that is left. Claims that were left alone are settled first where they stand in the way.
 */
export async function claimAmount(ctx: CommunityContext, original: Transfer, claim: Claim): Promise<boolean> {
  if (await tryClaim(ctx, original, claim)) return true;
  return (await settleAbandoned(ctx, original)) && tryClaim(ctx, original, claim);
}

async function tryClaim(
  ctx: CommunityContext,
  original: Transfer,
  { id, amount, member }: Claim,
): Promise<boolean> {
  await ctx.db.run(sql`insert into ${refund} (id, transfer, amount, member, created_at)
    select ${id}, ${original.id}, ${amount}, ${member}, ${ctx.now}
    where ${claimedOf(original.id)} + ${amount} <= ${original.amount} on conflict (id) do nothing`);
  const row = await readClaim(ctx, id);
  return row?.transfer === original.id && row.amount === amount;
}

/** Finds out what became of claims of a payment that nobody follows any more. Tells whether there were any. */
async function settleAbandoned(ctx: CommunityContext, original: Transfer): Promise<boolean> {
  const open = await ctx.db
    .select({ id: refund.id })
    .from(refund)
    .leftJoin(transfer, eq(transfer.id, refund.id))
    .where(
      and(eq(refund.transfer, original.id), isNull(transfer.id), lt(refund.createdAt, ctx.now - CLAIM_MS)),
    );
  for (const { id } of open) await settleOutcome(ctx, { id, currency: original.currency, from: original.to });
  return open.length > 0;
}
