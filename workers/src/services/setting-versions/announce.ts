import { and, eq, inArray } from "drizzle-orm";
import * as z from "zod";

import { member } from "@mereau/db/tenant/schema.ts";
import { settingFailedLetter } from "#services/mail/templates/settings.ts";
import type { CommunityContext } from "#services/context.ts";
import { writtenRun } from "#services/messages/plan.ts";
import { readNames } from "#services/policies/names.ts";
import { managing } from "#services/roles.ts";
import { type Planned, planRun, type Write } from "#services/scheduled/plan.ts";
import type { VersionedSetting } from "#services/setting-versions/setting.ts";
import type { VersionFailure } from "#services/setting-versions/versions.ts";

/** The scheduled work that finds the members who are to be told, a page of them at a time. */
export const SETTING_ANNOUNCEMENTS = "setting_announcements";

/** What members are told: that a version was settled, or that it was withdrawn. */
export const settingNews = z.object({
  subject: z.string(),
  version: z.int(),
  news: z.enum(["settled", "withdrawn"]),
});

export type SettingNews = z.infer<typeof settingNews>;

export const aboutVersion = (subject: string, version: number): string => `${subject}/${version}`;

/** The members after one of them, by their ids; the first ones where none is named. */
export const pageAfter = (
  { now }: Pick<CommunityContext, "now">,
  detail: SettingNews,
  after: string,
): Planned => ({
  work: SETTING_ANNOUNCEMENTS,
  subject: aboutVersion(detail.subject, detail.version),
  period: `${detail.news} ${after}`,
  dueAt: now,
  detail,
});

export const firstPage = (ctx: Pick<CommunityContext, "now">, detail: SettingNews): Planned =>
  pageAfter(ctx, detail, "");

/** A message to each manager with an address: what was announced could not come into force, and why. */
export async function failureRuns(
  ctx: CommunityContext,
  setting: VersionedSetting,
  { version, failure }: { version: number; failure: VersionFailure },
): Promise<Write[]> {
  const found = await ctx.db
    .select({ id: member.id, language: member.language })
    .from(member)
    .where(and(eq(member.status, "active"), inArray(member.role, [...managing])));
  const title = setting.title(await readNames(ctx));
  return found.map(({ id, language }) =>
    planRun(
      ctx,
      writtenRun(ctx, {
        about: aboutVersion(setting.subject, version),
        letter: `failed ${id}`,
        kind: "management",
        member: id,
        ...settingFailedLetter[language]({ title: title[language], why: failure.why[language] }),
      }),
    ),
  );
}
