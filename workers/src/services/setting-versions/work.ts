import { and, asc, eq, gt, isNotNull } from "drizzle-orm";

import { member, settingVersion } from "@mereau/db/tenant/schema.ts";
import { settingLetter } from "#services/mail/templates/settings.ts";
import { writtenRun } from "#services/messages/plan.ts";
import { readNames } from "#services/policies/names.ts";
import { type Outcome, type Run, runsWork } from "#services/scheduled/runs.ts";
import type { WorkContext } from "#services/scheduled/work.ts";
import {
  aboutVersion,
  pageAfter,
  SETTING_ANNOUNCEMENTS,
  type SettingNews,
  settingNews,
} from "#services/setting-versions/announce.ts";
import { applyDue, SETTING_VERSIONS } from "#services/setting-versions/apply.ts";
import type { VersionedSetting } from "#services/setting-versions/setting.ts";
import { settingOf } from "#services/setting-versions/subjects.ts";
import { isOneOf } from "#services/setting-versions/versions.ts";

/** Brings announced settings into force once their moment has come. */
export const applySettings = runsWork({
  name: SETTING_VERSIONS,
  async perform(ctx, runs) {
    for (const subject of new Set(runs.map((run) => run.subject))) await applyDue(ctx, settingOf(subject));
    return Promise.all(runs.map((run) => outcomeOf(ctx, run)));
  },
});

/** A version that still lies ahead was begun by a clock that has been put back since: it waits for its moment. */
async function outcomeOf(ctx: WorkContext, { subject, period }: Run): Promise<Outcome> {
  const row = await findVersion(ctx, { subject, version: Number(period) });
  return row?.state === "announced"
    ? { went: "again", at: row.effectiveAt, reason: "too_early" }
    : { went: "done" };
}

async function findVersion({ db }: WorkContext, of: { subject: string; version: number }) {
  const [row] = await db.select().from(settingVersion).where(isOneOf(of));
  return row;
}

/** Members found by one run: as many messages are planned in its transaction. */
const MEMBERS_A_PAGE = 200;

/** Finds those whom a version concerns, and plans a message to each, in their language: one a member and news. */
export const announceSettings = runsWork({
  name: SETTING_ANNOUNCEMENTS,
  runsMax: 1,
  perform: (ctx, runs) => Promise.all(runs.map((run) => tellPage(ctx, run))),
});

async function tellPage(ctx: WorkContext, run: Run): Promise<Outcome> {
  const told = settingNews.parse(run.detail);
  const setting = settingOf(told.subject);
  const letters = await lettersOf(ctx, setting, told);
  if (!letters) return { went: "done" };
  const after = run.period.slice(`${told.news} `.length);
  const found = await ctx.db
    .select({ id: member.id, language: member.language })
    .from(member)
    .where(and(gt(member.id, after), eq(member.status, "active"), isNotNull(member.email), setting.concerned))
    .orderBy(asc(member.id))
    .limit(MEMBERS_A_PAGE);
  const last = found.at(-1);
  const about = aboutVersion(told.subject, told.version);
  const plans = found.map(({ id, language }) =>
    writtenRun(ctx, {
      about,
      letter: `${told.news} ${id}`,
      kind: "community_notice",
      member: id,
      ...letters[language],
    }),
  );
  const next = last && found.length === MEMBERS_A_PAGE ? [pageAfter(ctx, told, last.id)] : [];
  return { went: "done", plans: [...plans, ...next] };
}

/** What is told, in each language; null: what was settled is withdrawn by now. */
async function lettersOf(
  ctx: WorkContext,
  setting: VersionedSetting,
  { subject, version, news }: SettingNews,
) {
  const row = await findVersion(ctx, { subject, version });
  if (!row || (news === "settled" && row.state === "withdrawn")) return null;
  const names = await readNames(ctx);
  const rules = setting.explain(news === "withdrawn" ? await setting.read(ctx) : row.settings, names);
  const title = setting.title(names);
  const letterIn = (language: "fr" | "en") =>
    settingLetter[language]({
      title: title[language],
      at: row.effectiveAt,
      withdraws: news === "withdrawn",
      rules: rules[language],
    });
  return { fr: letterIn("fr"), en: letterIn("en") };
}
