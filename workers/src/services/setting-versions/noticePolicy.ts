import type { NoticeInForce, Planning } from "@mereau/shared/contracts/settingVersions.ts";
import { communityPolicies } from "@mereau/shared/policies/community.ts";
import { noNames } from "@mereau/shared/policies/inWords.ts";
import type { NoticeSettings } from "@mereau/shared/policies/notice/settings.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { noticeSetting, readNotice } from "#services/setting-versions/notice.ts";
import { readAhead } from "#services/setting-versions/read.ts";
import { settleSetting } from "#services/setting-versions/settle.ts";

/** How long before they hold changes to the community’s settings are told; anybody may know. */
export async function describeNotice(ctx: CommunityContext): Promise<NoticeInForce> {
  const { settings, updatedAt } = await readNotice(ctx);
  return {
    policy: settings,
    explanation: communityPolicies.notice.explain(settings, noNames),
    updatedAt,
    ...(await readAhead(ctx, noticeSetting)),
  };
}

/** Settles the notice anew; administrators alone may. Refuses as `settleSetting` does. */
export async function changeNotice(
  ctx: CommunityContext,
  caller: Caller,
  { effectiveAt = null, version = null, ...settings }: NoticeSettings & Partial<Planning>,
): Promise<NoticeInForce> {
  await settleSetting(ctx, caller, noticeSetting, { settings, effectiveAt, version });
  return describeNotice(ctx);
}
