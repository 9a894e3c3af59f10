import { and, eq, sql } from "drizzle-orm";

import { membership } from "@mereau/db/tenant/schema.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import type { MembershipSettings } from "@mereau/shared/policies/membership/settings.ts";
import { type Cause, membershipLetter, type MembershipNews } from "#services/mail/templates/membership.ts";
import { findMember } from "#services/members/find.ts";
import { nextReminder } from "#services/membership/ends.ts";
import { type MembershipRow, renewableFrom } from "#services/membership/get.ts";
import { writtenRun } from "#services/messages/plan.ts";
import { planRun, writeAll } from "#services/scheduled/plan.ts";
import type { WorkContext } from "#services/scheduled/work.ts";

/** News older than this is no longer told: a clock that was off for a year does not write a year of letters. */
const TOLD_WITHIN_MS = 30 * DAY_MS;

/**
 * Reminds a member that their membership ends, unless somebody else just did. The next reminder is noted first: cut off
 * in between, one reminder of several is lost, and none comes twice. Reminders that were missed are not caught up.
 */
export async function remind(
  ctx: WorkContext,
  settings: MembershipSettings,
  row: MembershipRow,
): Promise<void> {
  const { member, endsAt, expiresAt, nextReminderAt } = row;
  if (endsAt === null || nextReminderAt === null) return;
  const { rowsAffected } = await ctx.db
    .update(membership)
    .set({ nextReminderAt: nextReminder(settings, sql`${membership.endsAt}`, ctx.now) })
    .where(and(eq(membership.member, member), eq(membership.nextReminderAt, nextReminderAt)));
  if (rowsAffected === 0 || endsAt <= ctx.now) return;
  const from = renewableFrom(expiresAt, settings.renewalWindowDays);
  await write(ctx, member, {
    kind: "reminder",
    endsAt,
    days: Math.ceil((endsAt - ctx.now) / DAY_MS),
    cause: causeOf(settings, row),
    renewableFrom: endsAt === expiresAt && from !== null && from > ctx.now ? from : null,
  });
}

/** Tells a member that they were admitted, or that their membership ended, unless somebody else just did. */
export async function notify(
  ctx: WorkContext,
  settings: MembershipSettings,
  row: MembershipRow,
): Promise<void> {
  const { member, notice, noticeAt } = row;
  if (notice === null || noticeAt === null) return;
  const { rowsAffected } = await ctx.db
    .update(membership)
    .set({ notice: null, noticeAt: null })
    .where(
      and(eq(membership.member, member), eq(membership.notice, notice), eq(membership.noticeAt, noticeAt)),
    );
  if (rowsAffected === 0 || noticeAt < ctx.now - TOLD_WITHIN_MS) return;
  await write(ctx, member, newsOf(settings, row, notice));
}

function newsOf(
  settings: MembershipSettings,
  row: MembershipRow,
  notice: NonNullable<MembershipRow["notice"]>,
): MembershipNews {
  switch (notice) {
    case "admitted":
      return { kind: "admitted", endsAt: row.endsAt };
    case "expired":
      return { kind: "expired", endedAt: row.endsAt ?? 0, cause: causeOf(settings, row) };
    case "revoked":
      return { kind: "revoked" };
  }
}

function causeOf({ renewedBy }: MembershipSettings, { endsAt, expiresAt }: MembershipRow): Cause {
  if (endsAt !== expiresAt) return "certifications";
  return renewedBy === "member" ? "member_renews" : "manager_renews";
}

/** Plans the message to a member. */
async function write(ctx: WorkContext, id: string, news: MembershipNews): Promise<void> {
  const { language } = await findMember(ctx, id);
  const run = writtenRun(ctx, {
    ...membershipLetter(language, ctx.name, news),
    kind: "membership",
    member: id,
    about: `membership/${id}`,
    letter: `${news.kind} ${ctx.now}`,
  });
  await writeAll(ctx, [planRun(ctx, run)]);
}
