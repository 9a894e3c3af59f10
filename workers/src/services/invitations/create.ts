import { eq, sql } from "drizzle-orm";

import { invitation } from "@mereau/db/tenant/schema.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import type { Invitation, InvitationRequest } from "@mereau/shared/contracts/invitations.ts";
import { recordChange } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { hashInvitationCode, invitationCodeOf } from "#services/invitations/code.ts";
import { expressInvitation, type FoundInvitation, readInvitations } from "#services/invitations/find.ts";
import { usedCount } from "#services/invitations/use.ts";
import { findMember, findNamedType } from "#services/members/find.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, isAmong, managing, serving } from "#services/roles.ts";
import { readSettings } from "#services/settings/read.ts";

/** Open invitations that an ordinary member may have. */
export const OPEN_MAX = 20;

const LIFE_MAX_MS = 366 * DAY_MS;

type Terms = Pick<InvitationRequest, "type" | "expiresAt" | "uses" | "approved" | "sponsor">;

/**
 * Whether an invitation of this kind may be made, and by this person.
 * Refuses with `forbidden`, `unknown_member` and `member_not_active` of a sponsor, and `invalid_input` for a moment beyond a
 * year or a type that does not exist.
 */
export async function checkTerms(
  ctx: CommunityContext,
  caller: Caller,
  { type, expiresAt, approved, sponsor }: Terms,
): Promise<void> {
  if (approved) allow(caller, managing);
  if (sponsor !== null) allow(caller, serving);
  if (expiresAt <= ctx.now || expiresAt > ctx.now + LIFE_MAX_MS)
    throw new Refusal("invalid_input", { fields: [{ field: "expiresAt", code: "out_of_range" }] });
  if (type !== null) await findNamedType(ctx, type);
  if (sponsor !== null && (await findMember(ctx, sponsor)).status !== "active")
    throw new Refusal("member_not_active");
}

/** Whether an invitation that was made before is what is asked for now. */
export const isAskedAgain = (
  caller: Caller,
  { invitation: made }: FoundInvitation,
  request: Terms & Pick<InvitationRequest, "note">,
): boolean =>
  made.by === caller.member &&
  (["type", "note", "expiresAt", "uses", "approved", "sponsor"] as const).every(
    (field) => made[field] === request[field],
  );

/**
 * Makes an invitation. Those who serve at the desk may, and ordinary members where the community lets them; only a manager
 * makes one by which people are taken in at once. The same one asked for again is the same one.
 * Refuses as {@link checkTerms} does, and with `members_do_not_invite`, `too_many_invitations` and `id_reused`.
 */
export async function createInvitation(
  ctx: CommunityContext,
  caller: Caller,
  key: Uint8Array,
  request: InvitationRequest,
): Promise<Invitation> {
  const isOnDuty = isAmong(caller, serving);
  if (!isOnDuty && !(await readSettings(ctx)).joining.membersInvite)
    throw new Refusal("members_do_not_invite");
  const [known] = await readInvitations(ctx, eq(invitation.id, request.id));
  if (request.approved) allow(caller, managing);
  if (!known) await make(ctx, caller, key, request, isOnDuty ? null : OPEN_MAX);
  const [made] = await readInvitations(ctx, eq(invitation.id, request.id));
  if (!made) throw new Refusal("too_many_invitations");
  if (!isAskedAgain(caller, made, request)) throw new Refusal("id_reused");
  return expressInvitation(ctx, key, made);
}

/** @param most how many open ones whoever asks may have, this one included; null: any number */
async function make(
  ctx: CommunityContext,
  caller: Caller,
  key: Uint8Array,
  request: InvitationRequest,
  most: number | null,
): Promise<void> {
  await checkTerms(ctx, caller, request);
  const { id, type, note, expiresAt, uses, approved, sponsor } = request;
  const codeHash = hashInvitationCode(ctx, key, invitationCodeOf(ctx, key, id));
  const detail = { type, uses, approved, expiresAt, ...(sponsor !== null && { sponsor }) };
  const open = sql`(select count(*) from ${invitation} where ${invitation.by} = ${caller.member}
    and ${invitation.revokedAt} is null and ${invitation.expiresAt} > ${ctx.now} and ${usedCount} < ${invitation.uses})`;
  // One statement counts and inserts, so that requests at the same moment cannot pass the limit together
  await ctx.db.batch([
    ctx.db.run(sql`
      insert into ${invitation} (id, code_hash, by, sponsor, type, note, created_at, expires_at, uses, approved)
      select ${id}, ${codeHash}, ${caller.member}, ${sponsor}, ${type}, ${note}, ${ctx.now}, ${expiresAt}, ${uses}, ${Number(approved)}
      where ${most} is null or ${open} < ${most}
      on conflict (id) do nothing`),
    ...(most === null
      ? [recordChange(ctx, { caller, action: "invitation.create", subject: id, detail })]
      : []),
  ]);
}
