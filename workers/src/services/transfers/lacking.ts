import { inArray } from "drizzle-orm";

import { account } from "@mereau/db/tenant/schema.ts";
import { spendableOf } from "@mereau/shared/ledger/account.ts";
import type { Transfer } from "@mereau/shared/ledger/transfer.ts";
import type { CommunityContext } from "#services/context.ts";
import { readCharges } from "#services/transfers/charges.ts";
import { findTransfer } from "#services/transfers/find.ts";

/**
 * Whose account lacks what a refused reversal would take back: the one of which just this much can be spent. Null where none
 * is so any more, since the refusal stays as it was.
 */
export async function lackingAccount(
  ctx: CommunityContext,
  { related }: Transfer,
  spendable: number,
): Promise<string | null> {
  if (related === null) return null;
  const original = await findTransfer(ctx, related);
  const gone = [original, ...(await readCharges(ctx, original))];
  const owed = new Map<string, number>();
  for (const { from, to, amount } of gone) {
    owed.set(to, (owed.get(to) ?? 0) + amount);
    owed.set(from, (owed.get(from) ?? 0) - amount);
  }
  const rows = await ctx.db
    .select()
    .from(account)
    .where(inArray(account.id, [...owed.keys()]));
  const lacking = rows
    .map((row) => ({ ...row, receives: row.receives === 1, allowances: {} }))
    .filter((row) => spendableOf(row) === spendable && (owed.get(row.id) ?? 0) > spendable);
  return lacking[0]?.id ?? null;
}
