import type { Language } from "@mereau/shared/contracts/common.ts";
import type { SettingChecked } from "@mereau/shared/contracts/settingVersions.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { readNames } from "#services/policies/names.ts";
import { allow, auditing } from "#services/roles.ts";
import { readAhead } from "#services/setting-versions/read.ts";
import { disagreementsOf, refusalOf } from "#services/setting-versions/refused.ts";
import type { SettingValue, VersionedSetting } from "#services/setting-versions/setting.ts";

/** Says what settings would mean and why they cannot stand, and changes nothing; for managers and auditors. */
export async function checkSetting(
  ctx: CommunityContext,
  caller: Caller,
  setting: VersionedSetting,
  { settings, language }: { settings: SettingValue; language: Language },
): Promise<SettingChecked> {
  allow(caller, auditing);
  const ahead = await readAhead(ctx, setting);
  const refusal = await refusalOf(setting.check(ctx, settings));
  const disagreements = refusal === null ? [] : disagreementsOf(refusal);
  return {
    agrees: disagreements.length === 0,
    disagreements: disagreements.map((it) => ({ settings: [...it.settings], why: it.why[language] })),
    explanation: disagreements.length === 0 ? setting.explain(settings, await readNames(ctx)) : null,
    ...ahead,
  };
}
