import { eq, inArray, sql } from "drizzle-orm";

import {
  acceptance,
  accountHolder,
  accountProfile,
  documentVersion,
  member,
  memberJoining,
  membership,
} from "@mereau/db/tenant/schema.ts";
import type { HistoryRequest } from "@mereau/shared/contracts/history.ts";
import type { CommunityContext } from "#services/context.ts";

/**
 * Writes since when members have been there, on themselves and on the accounts they own, and since when applicants have
 * waited; what they accepted they accepted on joining, and it was in force by then. Somebody unknown is passed over.
 * Returns how many it found.
 */
export async function dateMembers(
  { db }: CommunityContext,
  members: HistoryRequest["members"],
): Promise<number> {
  let dated = 0;
  for (const { member: id, since } of members) {
    const decidedAt = sql`iif(${member.decidedAt} is null, null, ${since})`;
    const owned = db
      .select({ account: accountHolder.account })
      .from(accountHolder)
      .where(eq(accountHolder.member, id));
    const [found] = await db.batch([
      db.update(member).set({ appliedAt: since, decidedAt }).where(eq(member.id, id)),
      db.update(memberJoining).set({ joinedAt: since }).where(eq(memberJoining.member, id)),
      db.update(membership).set({ since }).where(eq(membership.member, id)),
      db.update(acceptance).set({ at: since }).where(eq(acceptance.member, id)),
      db.update(documentVersion).set({ inForceFrom: sql`min(${documentVersion.inForceFrom}, ${since})` }),
      db.update(accountHolder).set({ since }).where(eq(accountHolder.member, id)),
      db.update(accountProfile).set({ openedAt: since }).where(inArray(accountProfile.account, owned)),
    ]);
    dated += found.rowsAffected;
  }
  return dated;
}
