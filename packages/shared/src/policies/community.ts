import type { Disagreement, Names, Texts } from "#policies/policy.ts";
import { membership } from "#policies/membership/policy.ts";
import type { MembershipSettings } from "#policies/membership/settings.ts";
import { membershipFee } from "#policies/membershipFee/policy.ts";
import type { MembershipFeeSettings } from "#policies/membershipFee/settings.ts";
import { communityNotice } from "#policies/notice/community.ts";
import type { NoticeSettings } from "#policies/notice/settings.ts";

/*
 * Policies of the whole community, whatever its currencies. A new kind is a folder, a line among the settings and one
 * among the policies.
 */

/** Everything that is settled about the community. */
export type CommunityPolicies = {
  membership: MembershipSettings;
  membershipFee: MembershipFeeSettings;
  notice: NoticeSettings;
};

export type CommunityPolicyKind = keyof CommunityPolicies;

/** One kind of rule about the community: what it means in words, and what in it cannot stand together. */
export type CommunityPolicy<Kind extends CommunityPolicyKind> = {
  explain(settings: CommunityPolicies[Kind], names: Names): Texts;
  disagreements(settings: CommunityPolicies[Kind]): Disagreement[];
};

export const communityPolicies: { readonly [Kind in CommunityPolicyKind]: CommunityPolicy<Kind> } = {
  membership,
  membershipFee,
  notice: communityNotice,
};
