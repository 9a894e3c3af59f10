import { eq, sql } from "drizzle-orm";

import { invitation } from "@mereau/db/tenant/schema.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import type { Invitation, InvitationRequest } from "@mereau/shared/contracts/invitations.ts";
import { recordChange } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { hashInvitationCode, invitationCodeOf } from "#services/invitations/code.ts";
import { expressInvitation, readInvitations } from "#services/invitations/find.ts";
import { usedCount } from "#services/invitations/use.ts";
import { findNamedType } from "#services/members/find.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, isAmong, managing, serving } from "#services/roles.ts";
import { readSettings } from "#services/settings/read.ts";

/** Open invitations that an ordinary member may have. */
export const OPEN_MAX = 20;

const LIFE_MAX_MS = 366 * DAY_MS;

/**
 * Makes an invitation. Those who serve at the desk may, and ordinary members where the community lets them; only a manager
 * makes one by which people are taken in at once. The same one asked for again is the same one.
 * Refuses with `members_do_not_invite`, `too_many_invitations`, `forbidden`, `id_reused`, and `invalid_input` for a moment
 * beyond a year or a type that does not exist.
 */
export async function createInvitation(
  ctx: CommunityContext,
  caller: Caller,
  key: Uint8Array,
  request: InvitationRequest,
): Promise<Invitation> {
  if (request.approved) allow(caller, managing);
  const isOnDuty = isAmong(caller, serving);
  if (!isOnDuty && !(await readSettings(ctx)).joining.membersInvite)
    throw new Refusal("members_do_not_invite");
  const [known] = await readInvitations(ctx, eq(invitation.id, request.id));
  if (!known) await make(ctx, caller, key, request, isOnDuty ? null : OPEN_MAX);
  const [made] = await readInvitations(ctx, eq(invitation.id, request.id));
  if (!made) throw new Refusal("too_many_invitations");
  const asked = ["type", "note", "expiresAt", "uses", "approved"] as const;
  const isSame = asked.every((field) => made.invitation[field] === request[field]);
  if (made.invitation.by !== caller.member || !isSame) throw new Refusal("id_reused");
  return expressInvitation(ctx, key, made);
}

/** @param most how many open ones whoever asks may have, this one included; null: any number */
async function make(
  ctx: CommunityContext,
  caller: Caller,
  key: Uint8Array,
  { id, type, note, expiresAt, uses, approved }: InvitationRequest,
  most: number | null,
): Promise<void> {
  if (expiresAt <= ctx.now || expiresAt > ctx.now + LIFE_MAX_MS)
    throw new Refusal("invalid_input", { fields: [{ field: "expiresAt", code: "out_of_range" }] });
  if (type !== null) await findNamedType(ctx, type);
  const codeHash = hashInvitationCode(ctx, key, invitationCodeOf(ctx, key, id));
  const detail = { type, uses, approved, expiresAt };
  const open = sql`(select count(*) from ${invitation} where ${invitation.by} = ${caller.member}
    and ${invitation.revokedAt} is null and ${invitation.expiresAt} > ${ctx.now} and ${usedCount} < ${invitation.uses})`;
  // One statement counts and inserts, so that requests at the same moment cannot pass the limit together
  await ctx.db.batch([
    ctx.db.run(sql`
      insert into ${invitation} (id, code_hash, by, type, note, created_at, expires_at, uses, approved)
      select ${id}, ${codeHash}, ${caller.member}, ${type}, ${note}, ${ctx.now}, ${expiresAt}, ${uses}, ${Number(approved)}
      where ${most} is null or ${open} < ${most}
      on conflict (id) do nothing`),
    ...(most === null
      ? [recordChange(ctx, { caller, action: "invitation.create", subject: id, detail })]
      : []),
  ]);
}
