import { and, eq } from "drizzle-orm";

import { accountHolder } from "@mereau/db/tenant/schema.ts";
import { allowanceCommand } from "#services/accounts/allowance.ts";
import type { CommunityContext, HolderRole } from "#services/context.ts";
import { submitSettings } from "#services/ledger/submit.ts";

/** So many changes of one holder may meet before whoever comes last is believed. */
const MEETINGS_MAX = 5;

/**
 * States in the ledger what a member may spend from an account, by the role that stands, which it gives: null when they
 * do not hold it. Of two changes that meet, the one that is written last is so the one that counts.
 */
export async function restateAllowance(
  ctx: CommunityContext,
  account: string,
  member: string,
): Promise<HolderRole | null> {
  const isHolding = and(eq(accountHolder.account, account), eq(accountHolder.member, member));
  let stated = "";
  for (let meetings = 0; ; meetings += 1) {
    const [row] = await ctx.db.select().from(accountHolder).where(isHolding);
    const role = row?.role ?? null;
    const command = allowanceCommand(account, member, role, row);
    const now = JSON.stringify(command);
    if (now === stated || meetings === MEETINGS_MAX) return role;
    await submitSettings(ctx, [command]);
    stated = now;
  }
}
