import { and, eq, isNull, sql } from "drizzle-orm";

import { member, membership } from "@mereau/db/tenant/schema.ts";
import { asks, neededOf } from "@mereau/shared/membership/admission.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import { communityPolicies } from "@mereau/shared/policies/community.ts";
import { membershipSettings, type MembershipSettings } from "@mereau/shared/policies/membership/settings.ts";
import type { CommunityContext } from "#services/context.ts";
import { endsWrite } from "#services/membership/ends.ts";
import { MEMBERSHIP_KEY, readMembershipPolicy } from "#services/membership/policy.ts";
import { expiryFrom } from "#services/membership/recognise.ts";
import { settleStandings, unsettledFrom } from "#services/membership/settle.ts";
import { refuseDisagreements } from "#services/policies/refusals.ts";
import { versioned } from "#services/setting-versions/setting.ts";
import { subjectWrite } from "#services/settings/subject.ts";

/**
 * Who is a recognised member. Nobody loses at once what they have: where more certifications are asked for than before,
 * a grace of a certification’s life stands in for those that members lack, and a membership keeps its expiry until it
 * is renewed. Where approval alone comes to count, everybody taken in is recognised.
 * Refused with `policy_disagreement`, telling for each contradiction the settings and why.
 */
export const membershipSetting = versioned<MembershipSettings>({
  subject: "membership",
  audit: { noun: "membership_policy", subject: "membership" },
  title: () => ({ fr: "les règles d’adhésion", en: "the rules of membership" }),
  schema: membershipSettings,
  read: async (ctx) => (await readMembershipPolicy(ctx)).settings,
  check: async (_, settings) => refuseDisagreements(communityPolicies.membership.disagreements(settings)),
  explain: (settings, names) => communityPolicies.membership.explain(settings, names),
  writes: (ctx, { before, after }) => [
    subjectWrite(ctx, MEMBERSHIP_KEY, after),
    graceWrite(ctx, before, after),
    expiryWrite(ctx, after),
    approvalWrite(ctx, before, after),
    endsWrite(ctx, after, "all"),
  ],
  // Whom the ledger is still to be told of stands in the rows
  afterwards: settleStandings,
});

/** Where more is asked for than before, those who are recognised have time to gather it. */
function graceWrite({ db, now }: CommunityContext, before: MembershipSettings, after: MembershipSettings) {
  const until = now + after.webOfTrust.lifeDays * DAY_MS;
  const isStricter = neededOf(after) > neededOf(before);
  return db
    .update(membership)
    .set({ graceUntil: sql`max(${until}, coalesce(${membership.graceUntil}, 0))` })
    .where(and(eq(membership.state, "recognised"), isStricter ? undefined : sql`false`));
}

/** Where memberships come to have an end, it is counted from now on; where they no longer have one, it is taken away. */
function expiryWrite({ db, now }: CommunityContext, after: MembershipSettings) {
  const expiresAt = expiryFrom(after, now);
  return db
    .update(membership)
    .set({ expiresAt })
    .where(
      and(eq(membership.state, "recognised"), expiresAt === null ? undefined : isNull(membership.expiresAt)),
    );
}

/** Where only approval counts from now on, whoever waited for certifications has all that is asked for. */
const approvalWrite = (ctx: CommunityContext, before: MembershipSettings, after: MembershipSettings) =>
  ctx.db
    .run(sql`insert into ${membership} (member, state, since, expires_at, notice, notice_at, unsettled_since)
    select id, 'recognised', ${ctx.now}, ${expiryFrom(after, ctx.now)}, 'admitted', ${ctx.now}, ${ctx.now} from ${member}
    where status in ('active', 'suspended') and ${asks(before).certifications && !asks(after).certifications}
    on conflict (member) do update set state = excluded.state, since = excluded.since, expires_at = excluded.expires_at,
      notice = excluded.notice, notice_at = excluded.notice_at, unsettled_since = ${unsettledFrom(ctx.now)}
    where ${membership.state} = 'pending'`);
