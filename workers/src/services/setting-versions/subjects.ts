import { memberTypeSetting, TYPE_SUBJECT } from "#services/member-types/setting.ts";
import { feeSetting } from "#services/membership-fees/setting.ts";
import { membershipSetting } from "#services/membership/setting.ts";
import { noticeSetting } from "#services/setting-versions/notice.ts";
import type { VersionedSetting } from "#services/setting-versions/setting.ts";

const fixed = new Map(
  [membershipSetting, feeSetting, noticeSetting].map((setting) => [setting.subject, setting]),
);

/** What a subject is, by the name under which its versions are kept: a new one is a line here. */
export function settingOf(subject: string): VersionedSetting {
  const known = fixed.get(subject);
  if (known) return known;
  if (!subject.startsWith(TYPE_SUBJECT)) throw new Error(`Nothing is settled about ${subject}`);
  return memberTypeSetting(subject.slice(TYPE_SUBJECT.length));
}
