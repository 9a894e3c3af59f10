import { and, asc, eq, isNotNull, lte, min, type SQL } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";

import { membership } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";

/** Messages of a kind that are written in one run: each may take a second to hand over. */
const MESSAGES_AT_ONCE = 50;

/** What a membership may be due for: to end, a reminder, to tell the member, to tell the ledger. */
const moments = {
  ends: { at: membership.endsAt, only: eq(membership.state, "recognised") },
  reminder: { at: membership.nextReminderAt, only: isNotNull(membership.nextReminderAt) },
  notice: { at: membership.noticeAt, only: isNotNull(membership.noticeAt) },
  standing: { at: membership.unsettledSince, only: isNotNull(membership.unsettledSince) },
} as const satisfies Record<string, { at: SQLiteColumn; only: SQL }>;

/** The first moment at which anything about memberships is to be done, perhaps long past; null when nothing is. */
export async function nextMembershipDue({ db }: CommunityContext): Promise<number | null> {
  const first = ({ at, only }: (typeof moments)[keyof typeof moments]) =>
    db
      .select({ at: min(at) })
      .from(membership)
      .where(only);
  const rows = await db.batch([
    first(moments.ends),
    first(moments.reminder),
    first(moments.notice),
    first(moments.standing),
  ]);
  const found = rows.flatMap(([row]) => (row?.at == null ? [] : [row.at]));
  return found.length > 0 ? Math.min(...found) : null;
}

/** The memberships whose members are to be reminded, or told something, by now; the longest due first, so many at a time. */
export async function dueMemberships({ db }: CommunityContext, now: number) {
  const due = ({ at, only }: typeof moments.reminder | typeof moments.notice) =>
    db
      .select()
      .from(membership)
      .where(and(only, lte(at, now)))
      .orderBy(asc(at))
      .limit(MESSAGES_AT_ONCE);
  const [reminders, notices] = await db.batch([due(moments.reminder), due(moments.notice)]);
  return { reminders, notices };
}
