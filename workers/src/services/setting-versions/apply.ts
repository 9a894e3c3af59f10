import { settingVersion } from "@mereau/db/tenant/schema.ts";
import { recordWrite } from "#services/audit/record.ts";
import type { CommunityContext } from "#services/context.ts";
import type { Refusal } from "#services/refusal.ts";
import { type Write, writePlanned } from "#services/scheduled/plan.ts";
import { failureRuns } from "#services/setting-versions/announce.ts";
import { failureOf, refusalOf } from "#services/setting-versions/refused.ts";
import type { SettingValue, VersionedSetting } from "#services/setting-versions/setting.ts";
import { decideWrite, isOneOf, readVersions, type VersionRow } from "#services/setting-versions/versions.ts";

/** The scheduled work by which announced versions come into force: the subject, and as period the version. */
export const SETTING_VERSIONS = "setting_versions";

type Settled = Pick<VersionRow, "version" | "settings" | "effectiveAt" | "settledAt" | "settledBy">;

/**
 * Brings a version into force: settings, history and audit in one transaction, with the write that decides on the version,
 * which fails where it is decided already. At once or at its moment, it is done by this alone.
 */
export async function bringIntoForce(
  ctx: CommunityContext,
  setting: VersionedSetting,
  { version, settings, effectiveAt, settledAt, settledBy }: Settled,
  decide: (before: SettingValue) => readonly Write[],
): Promise<void> {
  const before = await setting.read(ctx);
  await writePlanned(ctx, ctx.now, [
    ...decide(before),
    ...(await setting.writes(ctx, { before, after: settings })),
    recordWrite(ctx, {
      // What was planned the community’s own clock does
      caller: effectiveAt > settledAt ? null : { member: settledBy },
      action: `${setting.audit.noun}.change`,
      subject: setting.audit.subject,
      detail: { version, before, after: settings },
    }),
  ]);
  await setting.afterwards(ctx);
}

/** Brings into force what was announced of a subject and is due, one version after the other. */
export async function applyDue(ctx: CommunityContext, setting: VersionedSetting): Promise<void> {
  const versions = await readVersions(ctx, setting.subject);
  for (const row of versions)
    if (row.state === "announced" && row.effectiveAt <= ctx.now) await applyOne(ctx, setting, row);
}

async function applyOne(ctx: CommunityContext, setting: VersionedSetting, row: VersionRow): Promise<void> {
  const refusal = await refusalOf(setting.check(ctx, row.settings));
  try {
    if (refusal) await fail(ctx, setting, row, refusal);
    else
      await bringIntoForce(ctx, setting, row, (before) => [
        decideWrite(ctx, row, { state: "applied", before }),
      ]);
  } catch (error) {
    // Another instance was faster, or what comes afterwards is left to whoever does it next
    if (await isUndecided(ctx, row)) throw error;
  }
}

async function isUndecided({ db }: CommunityContext, row: VersionRow): Promise<boolean> {
  const [found] = await db.select({ state: settingVersion.state }).from(settingVersion).where(isOneOf(row));
  return found?.state === "announced";
}

/** Notes that what could stand when it was settled no longer can, and tells the managers. */
async function fail(
  ctx: CommunityContext,
  setting: VersionedSetting,
  row: VersionRow,
  refusal: Refusal,
): Promise<void> {
  const failure = failureOf(refusal);
  await writePlanned(ctx, ctx.now, [
    decideWrite(ctx, row, { state: "failed", failure }),
    ...(await failureRuns(ctx, setting, { version: row.version, failure })),
    recordWrite(ctx, {
      caller: null,
      action: `${setting.audit.noun}.fail`,
      subject: setting.audit.subject,
      detail: { version: row.version, after: row.settings, failure },
    }),
  ]);
}
