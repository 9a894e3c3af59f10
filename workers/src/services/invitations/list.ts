import { and, desc, eq, lt } from "drizzle-orm";

import { invitation } from "@mereau/db/tenant/schema.ts";
import type { Invitation, InvitationFace, InvitationsQuery } from "@mereau/shared/contracts/invitations.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import {
  expressInvitation,
  faceOf,
  findByCode,
  isInState,
  readInvitations,
} from "#services/invitations/find.ts";
import { cutPage, type Page, readPlace, textPlace } from "#services/page.ts";
import { Refusal } from "#services/refusal.ts";
import { isAmong, managing } from "#services/roles.ts";
import { readSettings } from "#services/settings/read.ts";

/** One’s own invitations, the newest first; a manager sees those of everybody. */
export async function listInvitations(
  ctx: CommunityContext,
  caller: Caller,
  key: Uint8Array,
  { own, state, batch, cursor, limit }: InvitationsQuery,
): Promise<Page<Invitation>> {
  const [after] = readPlace(textPlace, cursor) ?? [];
  const isAll = isAmong(caller, managing) && !own;
  const rows = await readInvitations(
    ctx,
    and(
      isAll ? undefined : eq(invitation.by, caller.member),
      batch === undefined ? undefined : eq(invitation.batch, batch),
      state && isInState(state, ctx.now),
      after === undefined ? undefined : lt(invitation.id, after),
    ),
  )
    .orderBy(desc(invitation.id))
    .limit(limit + 1);
  const page = cutPage(rows, limit, (row) => [row.invitation.id]);
  return { ...page, items: page.items.map((row) => expressInvitation(ctx, key, row)) };
}

/** One’s own invitation, or any for a manager. Refuses with `unknown_invitation`, also one that is somebody else’s. */
export async function showInvitation(
  ctx: CommunityContext,
  caller: Caller,
  key: Uint8Array,
  id: string,
): Promise<Invitation> {
  const mine = isAmong(caller, managing) ? undefined : eq(invitation.by, caller.member);
  const [found] = await readInvitations(ctx, and(eq(invitation.id, id), mine));
  if (!found) throw new Refusal("unknown_invitation");
  return expressInvitation(ctx, key, found);
}

/** What an invitation says to whoever has its code. Refuses with `unknown_invitation`. */
export async function readInvitation(
  ctx: CommunityContext,
  key: Uint8Array,
  code: string,
): Promise<InvitationFace> {
  const [found, { identity }] = await Promise.all([findByCode(ctx, key, code), readSettings(ctx)]);
  return faceOf(ctx, identity.name, found);
}
