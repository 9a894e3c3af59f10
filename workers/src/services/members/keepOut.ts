import { and, eq, isNull } from "drizzle-orm";

import { member, session } from "@mereau/db/tenant/schema.ts";
import { forgetHolders } from "#services/accounts/holders.ts";
import type { CommunityContext } from "#services/context.ts";
import { findMember, type MemberRow } from "#services/members/find.ts";
import { isNotLastAdmin } from "#services/members/lastAdmin.ts";
import { restateAccounts } from "#services/members/restateAccounts.ts";
import { announce, settleStandings, unsettledWrite } from "#services/membership/settle.ts";
import { Refusal } from "#services/refusal.ts";
import { forgetCallers } from "#services/sign-in/identify.ts";

/**
 * Suspends a member: their sessions end, the accounts that they alone own only receive, and while it lasts they are no
 * recognised member. Asked again it finishes what is left to do. Refuses with `member_not_active` and `last_admin`.
 *
 * @param by the manager who decided; null where the community’s rules did
 * @returns the member, where it was this call that suspended them
 */
export async function keepOut(
  ctx: CommunityContext,
  id: string,
  { by, reason }: { by: string | null; reason: string },
): Promise<MemberRow | undefined> {
  await announce(ctx);
  const [[suspended]] = await ctx.db.batch([
    ctx.db
      .update(member)
      .set({ status: "suspended", decidedAt: ctx.now, decidedBy: by, decisionReason: reason })
      .where(and(eq(member.id, id), eq(member.status, "active"), isNotLastAdmin))
      .returning(),
    unsettledWrite(ctx, id),
  ]);
  if (!suspended) await explainUnchanged(ctx, id);
  forgetHolders(ctx, { member: id });
  forgetCallers(ctx.id, { member: id });

  await endSessions(ctx, id);
  await restateAccounts(ctx, id);
  await settleStandings(ctx);
  return suspended;
}

/** Whoever comes back signs in anew: a suspension may be about a telephone that was stolen. */
async function endSessions({ db, now }: CommunityContext, id: string): Promise<void> {
  await db
    .update(session)
    .set({ revokedAt: now })
    .where(and(eq(session.member, id), isNull(session.revokedAt)));
}

/** Nothing changed: they are suspended already, or this is the last administrator. */
async function explainUnchanged(ctx: CommunityContext, id: string): Promise<void> {
  const { status } = await findMember(ctx, id);
  if (status === "active") throw new Refusal("last_admin");
  if (status !== "suspended") throw new Refusal("member_not_active");
}
