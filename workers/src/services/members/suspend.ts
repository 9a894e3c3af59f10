import { and, eq, isNull } from "drizzle-orm";

import { member, session } from "@mereau/db/tenant/schema.ts";
import type { Member } from "@mereau/shared/contracts/members.ts";
import { forgetHolders } from "#services/accounts/holders.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findMember } from "#services/members/find.ts";
import { isNotLastAdmin } from "#services/members/lastAdmin.ts";
import { restateAccounts } from "#services/members/restateAccounts.ts";
import { announce, settleStandings, unsettledWrite } from "#services/membership/settle.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";
import { forgetCallers } from "#services/sign-in/identify.ts";

/**
 * Keeps a member out until further notice: their sessions end, they can no longer sign in, the accounts that they
 * alone own only receive, and while it lasts they are no recognised member. Asked again it finishes what is left to do.
 * Only an administrator may suspend an administrator.
 * Refuses with `member_not_active` and `last_admin`.
 */
export async function suspendMember(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  reason: string,
): Promise<Member> {
  allow(caller, managing);
  const row = await findMember(ctx, id);
  if (row.role === "admin") allow(caller, ["admin"]);
  if (row.status !== "active" && row.status !== "suspended") throw new Refusal("member_not_active");

  await announce(ctx);
  const [[suspended]] = await ctx.db.batch([
    ctx.db
      .update(member)
      .set({ status: "suspended", decidedAt: ctx.now, decidedBy: caller.member, decisionReason: reason })
      .where(and(eq(member.id, id), eq(member.status, "active"), isNotLastAdmin))
      .returning(),
    unsettledWrite(ctx, id),
  ]);
  if (!suspended && row.status === "active") await explainUnchanged(ctx, id);
  forgetHolders(ctx, { member: id });
  forgetCallers(ctx.id, { member: id });

  await endSessions(ctx, id);
  await restateAccounts(ctx, id);
  await settleStandings(ctx);
  if (suspended) await record(ctx, { caller, action: "member.suspend", subject: id, detail: { reason } });
  return suspended ?? (await findMember(ctx, id));
}

/** Whoever comes back signs in anew: a suspension may be about a telephone that was stolen. */
async function endSessions({ db, now }: CommunityContext, id: string): Promise<void> {
  await db
    .update(session)
    .set({ revokedAt: now })
    .where(and(eq(session.member, id), isNull(session.revokedAt)));
}

/** Nothing changed: somebody else was faster, or this is the last administrator. */
async function explainUnchanged(ctx: CommunityContext, id: string): Promise<void> {
  const { status } = await findMember(ctx, id);
  if (status === "active") throw new Refusal("last_admin");
  if (status !== "suspended") throw new Refusal("member_not_active");
}
