import type { Ahead, SettingVersion } from "@mereau/shared/contracts/settingVersions.ts";
import { earliestAfter } from "@mereau/shared/policies/versions.ts";
import type { CommunityContext } from "#services/context.ts";
import { cutPage, numberPlace, type Page, readPlace } from "#services/page.ts";
import { readNames } from "#services/policies/names.ts";
import { readNotice } from "#services/setting-versions/notice.ts";
import type { VersionedSetting } from "#services/setting-versions/setting.ts";
import { expressVersion, readVersions } from "#services/setting-versions/versions.ts";

/** What is announced of a subject, and what can be known of its next change before it is settled. */
export async function readAhead(ctx: CommunityContext, setting: VersionedSetting): Promise<Ahead> {
  const [versions, { settings }, names] = await Promise.all([
    readVersions(ctx, setting.subject),
    readNotice(ctx),
    readNames(ctx),
  ]);
  return {
    announced: versions
      .filter(({ state }) => state === "announced")
      .map((row) => expressVersion(setting, versions, row, names)),
    nextVersion: versions.length + 1,
    noticeDays: settings.days,
    earliestAt: earliestAfter(settings.days, ctx.now),
  };
}

/** Everything that was ever settled about a subject, newest first; anybody may know. Refuses with `unknown_member_type`. */
export async function listSettingVersions(
  ctx: CommunityContext,
  setting: VersionedSetting,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<SettingVersion>> {
  const [before] = readPlace(numberPlace, cursor) ?? [Infinity];
  await setting.read(ctx);
  const [versions, names] = await Promise.all([readVersions(ctx, setting.subject), readNames(ctx)]);
  const rows = versions
    .toReversed()
    .filter(({ version }) => version < before)
    .slice(0, limit + 1);
  const { items, next } = cutPage(rows, limit, ({ version }) => [version]);
  return { items: items.map((row) => expressVersion(setting, versions, row, names)), next };
}
