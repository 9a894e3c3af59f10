import { eq, inArray, sql } from "drizzle-orm";

import { invitation, invitationUse, member } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";
import { managing } from "#services/roles.ts";
import type { Write } from "#services/scheduled/plan.ts";
import { nullViolation } from "#services/uniqueViolation.ts";

/** How many have applied by it. */
export const usedCount = sql<number>`(select count(*) from ${invitationUse} where ${invitationUse.invitation} = ${invitation.id})`;

/** Who has left invites nobody any more; nor does a manager’s word stand who is no longer one. */
export const mayInvite = sql<
  0 | 1
>`(${member.status} = 'active' and (not ${invitation.approved} or ${inArray(member.role, [...managing])}))`;

/** An invitation that one can still apply by, now. */
const isOpen = (now: number) =>
  sql`${invitation.revokedAt} is null and ${invitation.expiresAt} > ${now} and ${mayInvite} and ${usedCount} < ${invitation.uses}`;

/**
 * The write that counts one application as a use of an invitation. Of several at once for the last use one is counted: the
 * others find no invitation that is open, and what is missing there fails the whole transaction.
 */
export const useWrite = ({ db, now }: CommunityContext, id: string, application: string): Write =>
  db.run(sql`
    insert into ${invitationUse} (application, invitation, at) values (${application}, (
      select ${invitation.id} from ${invitation} inner join ${member} on ${member.id} = ${invitation.by}
      where ${invitation.id} = ${id} and ${isOpen(now)}), ${now})`);

/** Whether a transaction failed on {@link useWrite}. */
export const isUsedInVain = (error: unknown): boolean => nullViolation(error) === "invitation_use.invitation";

/** The invitation that somebody applied by; null where it was none. */
export async function invitationOf({ db }: CommunityContext, application: string): Promise<string | null> {
  const [used] = await db
    .select({ invitation: invitationUse.invitation })
    .from(invitationUse)
    .where(eq(invitationUse.application, application));
  return used?.invitation ?? null;
}
