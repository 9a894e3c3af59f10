import { isDeepStrictEqual } from "node:util";

import { and, eq, gte, lt, sql } from "drizzle-orm";

import { settingVersion } from "@mereau/db/tenant/schema.ts";
import type { Planning } from "@mereau/shared/contracts/settingVersions.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import { earliestAfter } from "@mereau/shared/policies/versions.ts";
import { recordWrite } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { noticeTooShort, versionConflict } from "#services/policies/refusals.ts";
import { Refusal } from "#services/refusal.ts";
import { allow } from "#services/roles.ts";
import { planRun, type Write, writePlanned } from "#services/scheduled/plan.ts";
import { firstPage } from "#services/setting-versions/announce.ts";
import { applyDue, bringIntoForce, SETTING_VERSIONS } from "#services/setting-versions/apply.ts";
import { readNotice } from "#services/setting-versions/notice.ts";
import type { SettingValue, VersionedSetting } from "#services/setting-versions/setting.ts";
import { readVersions, type VersionRow } from "#services/setting-versions/versions.ts";

/**
 * Settles a subject anew, as its next version: at once, or from a moment ahead; administrators alone may. A version takes
 * the place of those announced that would hold no sooner than it does. Members are told of one that lies ahead, or that
 * takes the place of one they were told of. The last version asked again changes nothing.
 * Refuses what the subject refuses, and with `version_conflict` (`version`: the last one there is) and
 * `notice_too_short` (`earliestAt`, `noticeDays`).
 */
export async function settleSetting(
  ctx: CommunityContext,
  caller: Caller,
  setting: VersionedSetting,
  asked: Planning & { settings: SettingValue },
): Promise<void> {
  allow(caller, ["admin"]);
  await setting.check(ctx, asked.settings);
  // What is due and not yet in force came before this
  await applyDue(ctx, setting);
  const versions = await readVersions(ctx, setting.subject);
  const effectiveAt = Math.max(asked.effectiveAt ?? ctx.now, ctx.now);
  if (isLast(versions.at(-1), asked, effectiveAt > ctx.now)) return;
  if (asked.version !== null && asked.version !== versions.length + 1) throw conflict(versions);
  await refuseTooSoon(ctx, effectiveAt);
  try {
    await settleNext(ctx, caller, setting, { versions, effectiveAt, settings: asked.settings });
  } catch (error) {
    // Where somebody else was faster, nothing of it was written
    const after = await readVersions(ctx, setting.subject);
    if (error instanceof Refusal || isDeepStrictEqual(after, versions)) throw error;
    throw conflict(after);
  }
}

const conflict = (versions: readonly VersionRow[]) => versionConflict(versions.length);

/** Whether the last version says what is asked: an answer was lost on its way, or the same page was sent twice. */
const isLast = (
  last: VersionRow | undefined,
  { settings, effectiveAt, version }: Planning & { settings: SettingValue },
  isAhead: boolean,
): boolean =>
  last !== undefined &&
  (version === null || version === last.version) &&
  last.state === (isAhead ? "announced" : "applied") &&
  (!isAhead || last.effectiveAt === effectiveAt) &&
  isDeepStrictEqual(last.settings, settings);

async function refuseTooSoon(ctx: CommunityContext, effectiveAt: number): Promise<void> {
  const { days } = (await readNotice(ctx)).settings;
  if (effectiveAt >= ctx.now + days * DAY_MS) return;
  throw noticeTooShort(days, earliestAfter(days, ctx.now));
}

type Next = { versions: readonly VersionRow[]; effectiveAt: number; settings: SettingValue };

async function settleNext(
  ctx: CommunityContext,
  caller: Caller,
  setting: VersionedSetting,
  { versions, effectiveAt, settings }: Next,
): Promise<void> {
  const { subject } = setting;
  const version = versions.length + 1;
  const row = {
    subject,
    version,
    settings,
    effectiveAt,
    settledAt: ctx.now,
    settledBy: caller.member,
  };
  const isAhead = effectiveAt > ctx.now;
  const overtaken = and(
    eq(settingVersion.subject, subject),
    lt(settingVersion.version, version),
    eq(settingVersion.state, "announced"),
    gte(settingVersion.effectiveAt, effectiveAt),
  );
  const overtakes = versions.some((it) => it.state === "announced" && it.effectiveAt >= effectiveAt);
  const writes: Write[] = [
    ctx.db.update(settingVersion).set({ state: "withdrawn", decidedAt: ctx.now }).where(overtaken),
    ...(isAhead || overtakes ? [planRun(ctx, firstPage(ctx, { subject, version, news: "settled" }))] : []),
  ];
  if (!isAhead) {
    const applied = versions.filter((it) => it.state === "applied").length;
    // Fails where another version has come into force since `before` was read
    const state = sql`iif((select count(*) from setting_version as known
      where known.subject = ${subject} and known.state = 'applied') = ${applied}, 'applied', null)`;
    await bringIntoForce(ctx, setting, row, (before) => [
      ctx.db.insert(settingVersion).values({ ...row, state, before, decidedAt: ctx.now }),
      ...writes,
    ]);
    return;
  }
  const before = await setting.read(ctx);
  await writePlanned(ctx, ctx.now, [
    ctx.db.insert(settingVersion).values({ ...row, state: "announced" }),
    ...writes,
    planRun(ctx, { work: SETTING_VERSIONS, subject, period: `${version}`, dueAt: effectiveAt }),
    recordWrite(ctx, {
      caller,
      action: `${setting.audit.noun}.plan`,
      subject: setting.audit.subject,
      detail: { version, effectiveAt, before, after: settings },
    }),
  ]);
}
