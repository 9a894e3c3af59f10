import { sql, type SQL } from "drizzle-orm";

import { certification, member, membership } from "@mereau/db/tenant/schema.ts";
import { asks } from "@mereau/shared/membership/admission.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import type { MembershipSettings } from "@mereau/shared/policies/membership/settings.ts";
import type { CommunityContext } from "#services/context.ts";

/** Later than every moment; kept as null. */
const NEVER = Number.MAX_SAFE_INTEGER;

/**
 * The write that works out anew when memberships end, from the facts: at their expiry, or earlier, at the moment from
 * which fewer certifications than needed are in force and no grace stands in for them. It belongs in one transaction
 * with whatever changes such a fact. What has ended already stays ended: that takes a new claim.
 */
export const endsWrite = (
  ctx: CommunityContext,
  settings: MembershipSettings,
  which: "all" | { ids: readonly string[] } | { certifiedBy: number },
) =>
  ctx.db.run(sql`update ${membership} set ends_at = nullif(fresh.ends, ${NEVER}),
      next_reminder_at = iif(fresh.ends < ${NEVER}, ${nextReminder(settings, sql`fresh.ends`, ctx.now)}, null)
    from (
      select kept.member as id, min(coalesce(kept.expires_at, ${NEVER}), ${certifiedUntil(settings, ctx.now)}) as ends
      from ${membership} as kept join ${member} as person on person.id = kept.member
      where kept.state = 'recognised' and (kept.ends_at is null or kept.ends_at > ${ctx.now}) and ${among(which)}
    ) as fresh
    where ${membership.member} = fresh.id`);

/** The first of the reminders before `end` that is still to come; null when there is none. */
export const nextReminder = ({ reminderDays }: MembershipSettings, end: SQL, now: number): SQL => {
  const spans = JSON.stringify(reminderDays.map((days) => days * DAY_MS));
  return sql`(select min(${end} - value) from json_each(${spans}) where ${end} - value > ${now})`;
};

/** The moment at which the last certification but those that are needed ends: from then on there are too few. */
function certifiedUntil(settings: MembershipSettings, now: number): SQL {
  if (!asks(settings).certifications) return sql`${NEVER}`;
  const spare = settings.webOfTrust.needed - 1;
  const until = sql`(select got.expires_at from ${certification} as got
    where got.certified = person.number order by got.expires_at desc limit 1 offset ${spare})`;
  return sql`coalesce(nullif(max(coalesce(kept.grace_until, 0), coalesce(${until}, 0)), 0), ${now})`;
}

function among(which: "all" | { ids: readonly string[] } | { certifiedBy: number }): SQL {
  if (which === "all") return sql`true`;
  return "ids" in which
    ? sql`kept.member in (select value from json_each(${JSON.stringify(which.ids)}))`
    : sql`person.number in (select certified from ${certification} where certifier = ${which.certifiedBy})`;
}
