import { eq, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";

import { invitation, member } from "@mereau/db/tenant/schema.ts";
import type { Invitation, InvitationFace, InvitationState } from "@mereau/shared/contracts/invitations.ts";
import type { CommunityContext } from "#services/context.ts";
import { hashInvitationCode, invitationCodeOf, showInvitationCode } from "#services/invitations/code.ts";
import { mayInvite, usedCount } from "#services/invitations/use.ts";
import { Refusal } from "#services/refusal.ts";

const sponsor = alias(member, "sponsor");

/** Invitations with who made them, and what has become of them; the caller orders and bounds them. */
export const readInvitations = ({ db }: CommunityContext, where: SQL | undefined) =>
  db
    .select({ invitation, inviter: member.name, sponsor: sponsor.name, used: usedCount, mayInvite })
    .from(invitation)
    .innerJoin(member, eq(member.id, invitation.by))
    .leftJoin(sponsor, eq(sponsor.id, invitation.sponsor))
    .where(where)
    .$dynamic();

export type FoundInvitation = Awaited<ReturnType<typeof readInvitations>>[number];

/** The invitation with this code. Refuses with `unknown_invitation`. */
export async function findByCode(
  ctx: CommunityContext,
  key: Uint8Array,
  code: string,
): Promise<FoundInvitation> {
  const [found] = await readInvitations(ctx, eq(invitation.codeHash, hashInvitationCode(ctx, key, code)));
  if (!found) throw new Refusal("unknown_invitation");
  return found;
}

function stateOf(
  { invitation: row, used, mayInvite: stands }: FoundInvitation,
  now: number,
): InvitationState {
  if (row.revokedAt !== null || !stands) return "revoked";
  if (used >= row.uses) return "used_up";
  return row.expiresAt <= now ? "expired" : "open";
}

/** What {@link stateOf} says, for a question. */
export const isInState = (state: InvitationState, now: number): SQL =>
  sql`case when ${invitation.revokedAt} is not null or not ${mayInvite} then 'revoked'
    when ${usedCount} >= ${invitation.uses} then 'used_up'
    when ${invitation.expiresAt} <= ${now} then 'expired' else 'open' end = ${state}`;

/** An invitation as its inviter and the managers see it, its code included. */
export function expressInvitation(
  ctx: CommunityContext,
  key: Uint8Array,
  found: FoundInvitation,
): Invitation {
  const { sponsor: sponsoredBy, ...row } = found.invitation;
  const { id, by, batch, type, note, createdAt, expiresAt, uses, approved } = row;
  const code = invitationCodeOf(ctx, key, id);
  return {
    id,
    code: showInvitationCode(code),
    path: `/${ctx.slug}/join/${code}`,
    by: { id: by, name: found.inviter },
    sponsor: sponsoredBy === null || found.sponsor === null ? null : { id: sponsoredBy, name: found.sponsor },
    batch,
    type,
    note,
    createdAt,
    expiresAt,
    uses,
    used: found.used,
    approved,
    state: stateOf(found, ctx.now),
  };
}

/** An invitation as whoever has its code sees it. */
export const faceOf = (ctx: CommunityContext, name: string, found: FoundInvitation): InvitationFace => ({
  community: { slug: ctx.slug, name },
  inviter: found.sponsor ?? found.inviter,
  type: found.invitation.type,
  approved: found.invitation.approved,
  expiresAt: found.invitation.expiresAt,
  state: stateOf(found, ctx.now),
});
