import type { MembershipFeePolicy, Planning } from "@mereau/shared/contracts/settingVersions.ts";
import { communityPolicies } from "@mereau/shared/policies/community.ts";
import type { MembershipFeeSettings } from "@mereau/shared/policies/membershipFee/settings.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { readFeePolicy } from "#services/membership-fees/policy.ts";
import { feeSetting } from "#services/membership-fees/setting.ts";
import { readNames } from "#services/policies/names.ts";
import { readAhead } from "#services/setting-versions/read.ts";
import { settleSetting } from "#services/setting-versions/settle.ts";

/** The policy with what it means in words; anybody may read it, since applicants want to know what joining costs. */
export async function describeFeePolicy(ctx: CommunityContext): Promise<MembershipFeePolicy> {
  const { settings, updatedAt } = await readFeePolicy(ctx);
  return {
    policy: settings,
    explanation: communityPolicies.membershipFee.explain(settings, await readNames(ctx)),
    updatedAt,
    ...(await readAhead(ctx, feeSetting)),
  };
}

/**
 * Settles anew what members are asked, at once or from a moment ahead; administrators alone may.
 * Refuses as `settleSetting` and `feeSetting` do.
 */
export async function changeFeePolicy(
  ctx: CommunityContext,
  caller: Caller,
  { effectiveAt = null, version = null, ...settings }: MembershipFeeSettings & Partial<Planning>,
): Promise<MembershipFeePolicy> {
  await settleSetting(ctx, caller, feeSetting, { settings, effectiveAt, version });
  return describeFeePolicy(ctx);
}
