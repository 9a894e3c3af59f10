import { and, count, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";

import { certification, member, membership } from "@mereau/db/tenant/schema.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import type { MembershipPolicyChecked } from "@mereau/shared/contracts/settingVersions.ts";
import { asks, neededOf } from "@mereau/shared/membership/admission.ts";
import type { MembershipSettings } from "@mereau/shared/policies/membership/settings.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { readMembershipPolicy } from "#services/membership/policy.ts";
import { membershipSetting } from "#services/membership/setting.ts";
import { checkSetting } from "#services/setting-versions/check.ts";

/** Says what a change would mean for those who are members, and changes nothing; for managers and auditors. */
export async function checkMembershipPolicy(
  ctx: CommunityContext,
  caller: Caller,
  { settings, language }: { settings: MembershipSettings; language: Language },
): Promise<MembershipPolicyChecked> {
  const checked = await checkSetting(ctx, caller, membershipSetting, { settings, language });
  const [recognised, admitted] = await Promise.all([
    countRecognised(ctx, neededOf(settings)),
    countAdmitted(ctx, settings),
  ]);
  return { ...checked, effects: { ...recognised, admitted } };
}

/** The recognised members, and those among them who have received fewer certifications than would be needed. */
async function countRecognised({ db, now }: CommunityContext, needed: number) {
  const received = sql`(select count(*) from ${certification} as got
    where got.certified = ${member.number} and got.expires_at > ${now})`;
  const [found] = await db
    .select({ recognised: count(), lacking: sql<number>`coalesce(sum(${received} < ${needed}), 0)` })
    .from(membership)
    .innerJoin(member, eq(member.id, membership.member))
    .where(
      and(
        eq(membership.state, "recognised"),
        eq(member.status, "active"),
        or(isNull(membership.endsAt), gt(membership.endsAt, now)),
      ),
    );
  return found ?? { recognised: 0, lacking: 0 };
}

/** Where approval alone comes to count, everybody taken in who waits for certifications is recognised. */
async function countAdmitted(ctx: CommunityContext, after: MembershipSettings): Promise<number> {
  const { settings: before } = await readMembershipPolicy(ctx);
  if (!asks(before).certifications || asks(after).certifications) return 0;
  const [found] = await ctx.db
    .select({ waiting: count() })
    .from(member)
    .leftJoin(membership, eq(membership.member, member.id))
    .where(
      and(
        inArray(member.status, ["active", "suspended"]),
        or(isNull(membership.state), eq(membership.state, "pending")),
      ),
    );
  return found?.waiting ?? 0;
}
