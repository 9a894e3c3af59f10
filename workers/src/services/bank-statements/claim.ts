import { asc, eq, sql } from "drizzle-orm";

import { bankLine, deposit } from "@mereau/db/tenant/schema.ts";
import { decideLines } from "#services/bank-statements/decide.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { planSales } from "#services/top-ups/byBank.ts";

/** Lines looked at in one go. */
const LINES_AT_ONCE = 500;

type Row = typeof bankLine.$inferSelect;

/**
 * Looks at the credits that nobody has looked at yet, of all imports: each becomes matched, or waits for a person. With a
 * match the deposit is received and the issue is planned, with its sale where tokens have a price, in one transaction: a deposit is brought by one line, however
 * many name it and however many requests look at them at once.
 */
export async function claimDeposits(ctx: CommunityContext, caller: Caller): Promise<void> {
  for (;;) {
    const lines = await ctx.db
      .select()
      .from(bankLine)
      .where(eq(bankLine.state, "new"))
      .orderBy(asc(bankLine.bookedOn), asc(bankLine.id))
      .limit(LINES_AT_ONCE);
    if (lines.length > 0) await claim(ctx, caller, lines);
    if (lines.length < LINES_AT_ONCE) return;
  }
}

async function claim(ctx: CommunityContext, caller: Caller, lines: readonly Row[]): Promise<void> {
  const decided = (await decideLines(ctx, caller, lines)).map(({ line, deposit: named, ...rest }) => ({
    ...rest,
    id: line.id,
    deposit: named?.id ?? null,
  }));
  const claims = JSON.stringify(
    decided.flatMap(({ id, deposit: named, plan }) => (plan ? [{ ...plan, id, deposit: named }] : [])),
  );
  // Whose deposit was taken meanwhile, by another line or by its owner’s change of mind, waits too
  const others = JSON.stringify(
    decided.map(({ plan, ...one }) => (plan ? { ...one, state: "unmatched", note: "deposit_used" } : one)),
  );
  const plans = decided.flatMap(({ plan }) => plan ?? []);
  const sales = await planSales(ctx, plans);
  // The plus keeps each row to its key: found by its state, it would be compared with every claim
  await ctx.db.batch([
    ctx.db
      .run(sql`update ${deposit} set state = 'received', line = claim.value ->> 'id', changed_at = ${ctx.now}
      from json_each(${claims}) as claim
      where ${deposit.id} = claim.value ->> 'deposit' and +${deposit.state} = 'expected'
        and exists (select 1 from ${bankLine} where id = claim.value ->> 'id' and state = 'new')`),
    ctx.db.run(sql`update ${bankLine} set state = 'matched', deposit = claim.value ->> 'deposit',
        account = claim.value ->> 'account', currency = claim.value ->> 'currency', amount = claim.value ->> 'amount',
        transfer = claim.value ->> 'transfer', actor = claim.value ->> 'actor',
        issue_reference = claim.value ->> 'issueReference'
      from json_each(${claims}) as claim
      where ${bankLine.id} = claim.value ->> 'id' and +${bankLine.state} = 'new'
        and exists (select 1 from ${deposit} where id = claim.value ->> 'deposit' and line = claim.value ->> 'id')`),
    ...sales,
    ctx.db.run(sql`update ${bankLine} set state = other.value ->> 'state', note = other.value ->> 'note',
        deposit = other.value ->> 'deposit'
      from json_each(${others}) as other
      where ${bankLine.id} = other.value ->> 'id' and +${bankLine.state} = 'new'`),
  ]);
}
