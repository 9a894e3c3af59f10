import { and, eq, isNull } from "drizzle-orm";

import { invitation } from "@mereau/db/tenant/schema.ts";
import type { Invitation } from "@mereau/shared/contracts/invitations.ts";
import { recordChange } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { showInvitation } from "#services/invitations/list.ts";
import { isAmong, managing } from "#services/roles.ts";

/**
 * Takes an invitation back: its inviter may, and managers. Who applied by it before stays. Asked again it answers the same.
 * Refuses with `unknown_invitation`, also one that is somebody else’s.
 */
export async function revokeInvitation(
  ctx: CommunityContext,
  caller: Caller,
  key: Uint8Array,
  id: string,
): Promise<Invitation> {
  const isManaging = isAmong(caller, managing);
  const mine = isManaging ? undefined : eq(invitation.by, caller.member);
  await ctx.db.batch([
    ctx.db
      .update(invitation)
      .set({ revokedAt: ctx.now })
      .where(and(eq(invitation.id, id), mine, isNull(invitation.revokedAt))),
    ...(isManaging ? [recordChange(ctx, { caller, action: "invitation.revoke", subject: id })] : []),
  ]);
  return showInvitation(ctx, caller, key, id);
}
