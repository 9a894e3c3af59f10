import type { Language } from "@mereau/shared/contracts/common.ts";
import type { MemberTypeChange } from "@mereau/shared/contracts/memberTypes.ts";
import type { MemberTypeChecked } from "@mereau/shared/contracts/settingVersions.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { foreseeLimits } from "#services/limits/foresee.ts";
import { readLimits } from "#services/member-types/express.ts";
import { memberTypeSetting } from "#services/member-types/setting.ts";
import { findMemberType } from "#services/members/find.ts";
import { checkSetting } from "#services/setting-versions/check.ts";

/**
 * Says what a change of a member type would mean, how many accounts would follow its limits and how many would not; for
 * managers and auditors. Refuses with `unknown_member_type`.
 */
export async function checkMemberType(
  ctx: CommunityContext,
  caller: Caller,
  { code, settings, language }: { code: string; settings: MemberTypeChange; language: Language },
): Promise<MemberTypeChecked> {
  await findMemberType(ctx, code);
  const checked = await checkSetting(ctx, caller, memberTypeSetting(code), { settings, language });
  const limits = checked.agrees ? await readLimits(ctx, settings.accounts) : {};
  const effects = Object.entries(limits).map(([currency, of]) =>
    foreseeLimits(ctx, { type: code, currency, limits: of }),
  );
  return { ...checked, effects: await Promise.all(effects) };
}
