import { and, eq } from "drizzle-orm";

import { account, accountHolder, currency, member } from "@mereau/db/tenant/schema.ts";
import type { SettingCommand } from "@mereau/shared/ledger/command.ts";
import { memberAccountId } from "@mereau/shared/membership/account.ts";
import { AMOUNT_MAX } from "@mereau/shared/money/bounds.ts";
import type { CommunityContext } from "#services/context.ts";
import { submitSettings } from "#services/ledger/submit.ts";
import { isRecognised } from "#services/membership/recognised.ts";

/**
 * Tells the ledger of which type a member’s own accounts are, and whether they receive the dividend: while the member is
 * recognised, on the first of their accounts in a currency that has one. An account with a cap receives none, since a
 * dividend could carry it beyond. It is called after every change of either, at least once, and may be called at any time.
 */
export async function restateStanding(ctx: CommunityContext, id: string): Promise<void> {
  const [recognised, rows] = await Promise.all([
    isRecognised(ctx, id),
    ctx.db
      .select({ account, number: member.number, type: member.type, kind: currency.kind })
      .from(member)
      .innerJoin(accountHolder, and(eq(accountHolder.member, member.id), eq(accountHolder.role, "owner")))
      .innerJoin(account, eq(account.id, accountHolder.account))
      .innerJoin(currency, eq(currency.code, account.currency))
      .where(eq(member.id, id)),
  ]);
  const commands = rows.flatMap(({ account: row, number, type, kind }): SettingCommand[] => {
    const first = memberAccountId(row.currency, number);
    const isOwn = row.id === first || row.id.startsWith(`${first}-`);
    if (!isOwn || row.kind !== "member" || row.status === "closed") return [];
    const mayReceive = kind === "dividend" && row.id === first && row.balanceCap === AMOUNT_MAX;
    const receives = recognised && mayReceive;
    // Where it stands as receiving, a batch under way may just be ending that for a recognition of before
    const isStanding = row.type === type && row.receives === 0 && !receives;
    return isStanding ? [] : [{ kind: "set_standing", account: row.id, type, receives }];
  });
  await submitSettings(ctx, commands);
}
