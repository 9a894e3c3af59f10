import { eq } from "drizzle-orm";

import { setting } from "@mereau/db/tenant/schema.ts";
import { communityPolicies } from "@mereau/shared/policies/community.ts";
import { type NoticeSettings, noticeSettings } from "@mereau/shared/policies/notice/settings.ts";
import type { CommunityContext } from "#services/context.ts";
import { versioned } from "#services/setting-versions/setting.ts";
import { subjectWrite } from "#services/settings/subject.ts";

/** Under this key the settings are kept. */
const NOTICE_KEY = "notice";

/** How long before they hold changes to the community’s settings must be told; nothing settled: not at all. */
export async function readNotice({
  db,
}: Pick<CommunityContext, "db">): Promise<{ settings: NoticeSettings; updatedAt: number | null }> {
  const [row] = await db.select().from(setting).where(eq(setting.key, NOTICE_KEY));
  return row
    ? { settings: noticeSettings.parse(row.value), updatedAt: row.updatedAt }
    : { settings: { days: 0 }, updatedAt: null };
}

/** The notice is a subject like the others: what is in force counts, so it cannot be shortened without notice. */
export const noticeSetting = versioned({
  subject: "notice",
  audit: { noun: "notice_policy", subject: NOTICE_KEY },
  title: () => ({
    fr: "le préavis des changements de règles",
    en: "the notice before rules change",
  }),
  schema: noticeSettings,
  read: async (ctx) => (await readNotice(ctx)).settings,
  check: () => Promise.resolve(),
  explain: (settings, names) => communityPolicies.notice.explain(settings, names),
  writes: (ctx, { after }) => [subjectWrite(ctx, NOTICE_KEY, after)],
});
