import type { MembershipPolicy, Planning } from "@mereau/shared/contracts/settingVersions.ts";
import { communityPolicies } from "@mereau/shared/policies/community.ts";
import { noNames } from "@mereau/shared/policies/inWords.ts";
import type { MembershipSettings } from "@mereau/shared/policies/membership/settings.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { readMembershipPolicy } from "#services/membership/policy.ts";
import { membershipSetting } from "#services/membership/setting.ts";
import { readAhead } from "#services/setting-versions/read.ts";
import { settleSetting } from "#services/setting-versions/settle.ts";

/** The policy with what it means in words; anybody may read it, since applicants want to know how one joins. */
export async function describeMembershipPolicy(ctx: CommunityContext): Promise<MembershipPolicy> {
  const { settings, updatedAt } = await readMembershipPolicy(ctx);
  return {
    policy: settings,
    explanation: communityPolicies.membership.explain(settings, noNames),
    updatedAt,
    ...(await readAhead(ctx, membershipSetting)),
  };
}

/**
 * Settles anew who is a recognised member, at once or from a moment ahead; administrators alone may.
 * Refuses as `settleSetting` and `membershipSetting` do.
 */
export async function changeMembershipPolicy(
  ctx: CommunityContext,
  caller: Caller,
  { effectiveAt = null, version = null, ...settings }: MembershipSettings & Partial<Planning>,
): Promise<MembershipPolicy> {
  await settleSetting(ctx, caller, membershipSetting, { settings, effectiveAt, version });
  return describeMembershipPolicy(ctx);
}
