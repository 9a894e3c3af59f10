import { asc, eq, sql } from "drizzle-orm";

import { accountHolder, invitation, invitationUse, member } from "@mereau/db/tenant/schema.ts";
import type { MemberWithAccounts } from "@mereau/shared/contracts/members.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { readOwnCard } from "#services/members/card.ts";
import { findMember, type MemberRow } from "#services/members/find.ts";
import { allow, overseeing } from "#services/roles.ts";

/** A member with their card and the accounts that they hold, for themselves and for those who run the community. */
export async function getMember(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
): Promise<MemberWithAccounts> {
  if (caller.member !== id) allow(caller, overseeing);
  return withAccounts(ctx, await findMember(ctx, id));
}

/** Adds a member’s card, the accounts that they hold, and who invited them. */
export async function withAccounts(ctx: CommunityContext, row: MemberRow): Promise<MemberWithAccounts> {
  const [card, [accounts, [invitedBy = null]]] = await Promise.all([
    readOwnCard(ctx, row.id),
    ctx.db.batch([
      ctx.db
        .select({ id: accountHolder.account, role: accountHolder.role })
        .from(accountHolder)
        .where(eq(accountHolder.member, row.id))
        .orderBy(asc(accountHolder.account)),
      ctx.db
        .select({ id: member.id, name: member.name })
        .from(invitationUse)
        .innerJoin(invitation, eq(invitation.id, invitationUse.invitation))
        .innerJoin(member, eq(member.id, sql`coalesce(${invitation.sponsor}, ${invitation.by})`))
        .where(eq(invitationUse.application, row.id)),
    ]),
  ]);
  return { ...row, card, accounts, invitedBy };
}
