import { and, eq } from "drizzle-orm";

import { member } from "@mereau/db/tenant/schema.ts";
import type { Member } from "@mereau/shared/contracts/members.ts";
import { forgetHolders } from "#services/accounts/holders.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { submitSettings } from "#services/ledger/submit.ts";
import { findMember } from "#services/members/find.ts";
import { restateAccounts } from "#services/members/restateAccounts.ts";
import { considerMember } from "#services/membership/consider.ts";
import { announce, settleStandings, unsettledWrite } from "#services/membership/settle.ts";
import { soleAccounts } from "#services/members/soleAccounts.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";

/**
 * Lets a suspended member back in, and reopens the accounts that they alone own. Asked again it answers the same.
 * Only an administrator may reactivate an administrator. Refuses with `member_not_active` whoever was never suspended.
 */
export async function reactivateMember(ctx: CommunityContext, caller: Caller, id: string): Promise<Member> {
  allow(caller, managing);
  const row = await findMember(ctx, id);
  if (row.role === "admin") allow(caller, ["admin"]);
  if (row.status === "active") return row;
  if (row.status !== "suspended") throw new Refusal("member_not_active");

  const accounts = await soleAccounts(ctx, id, "suspended");
  await submitSettings(
    ctx,
    accounts.map((account) => ({ kind: "set_status", account, status: "open" })),
  );
  await announce(ctx);
  const [[reactivated]] = await ctx.db.batch([
    ctx.db
      .update(member)
      .set({ status: "active", decidedAt: ctx.now, decidedBy: caller.member, decisionReason: null })
      .where(and(eq(member.id, id), eq(member.status, "suspended")))
      .returning(),
    unsettledWrite(ctx, id),
  ]);
  forgetHolders(ctx, { member: id });
  await restateAccounts(ctx, id);
  await considerMember(ctx, id);
  await settleStandings(ctx);
  if (reactivated) await record(ctx, { caller, action: "member.reactivate", subject: id });
  return reactivated ?? (await findMember(ctx, id));
}
