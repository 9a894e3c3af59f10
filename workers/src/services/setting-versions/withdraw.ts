import { and, eq, isNull } from "drizzle-orm";

import { jobRun } from "@mereau/db/tenant/schema.ts";
import type { SettingVersion } from "@mereau/shared/contracts/settingVersions.ts";
import { recordWrite } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { readNames } from "#services/policies/names.ts";
import { Refusal } from "#services/refusal.ts";
import { allow } from "#services/roles.ts";
import { planRun, writePlanned } from "#services/scheduled/plan.ts";
import { firstPage } from "#services/setting-versions/announce.ts";
import { SETTING_VERSIONS } from "#services/setting-versions/apply.ts";
import type { VersionedSetting } from "#services/setting-versions/setting.ts";
import {
  decideWrite,
  expressVersion,
  readVersions,
  type VersionRow,
} from "#services/setting-versions/versions.ts";

/**
 * Withdraws an announced version before it holds; administrators alone may, and members are told. Withdrawn already,
 * nothing changes. Refuses with `unknown_version`, and with `version_in_force` once its moment has come.
 */
export async function withdrawSetting(
  ctx: CommunityContext,
  caller: Caller,
  setting: VersionedSetting,
  version: number,
): Promise<SettingVersion> {
  allow(caller, ["admin"]);
  const found = await find(ctx, setting, version);
  if (!isAhead(found.row, ctx.now)) return found.shown;
  const { subject, audit } = setting;
  const before = await setting.read(ctx);
  try {
    await writePlanned(ctx, ctx.now, [
      decideWrite(ctx, found.row, { state: "withdrawn" }),
      forgetMoment(ctx, found.row),
      planRun(ctx, firstPage(ctx, { subject, version, news: "withdrawn" })),
      recordWrite(ctx, {
        caller,
        action: `${audit.noun}.withdraw`,
        subject: audit.subject,
        detail: { version, effectiveAt: found.row.effectiveAt, before: found.row.settings, after: before },
      }),
    ]);
  } catch (error) {
    // Where it was decided meanwhile nothing was written
    if (isAhead((await find(ctx, setting, version)).row, ctx.now)) throw error;
  }
  return (await find(ctx, setting, version)).shown;
}

/** Nothing is due any more at the moment of what is withdrawn. */
const forgetMoment = ({ db }: CommunityContext, { subject, version }: VersionRow) =>
  db
    .delete(jobRun)
    .where(
      and(
        eq(jobRun.work, SETTING_VERSIONS),
        eq(jobRun.subject, subject),
        eq(jobRun.period, `${version}`),
        isNull(jobRun.finishedAt),
      ),
    );

async function find(ctx: CommunityContext, setting: VersionedSetting, version: number) {
  const versions = await readVersions(ctx, setting.subject);
  const row = versions.find((it) => it.version === version);
  if (!row) throw new Refusal("unknown_version");
  return { row, shown: expressVersion(setting, versions, row, await readNames(ctx)) };
}

/** Whether it can be withdrawn; false: it is already. */
function isAhead({ state, effectiveAt }: VersionRow, now: number): boolean {
  if (state === "withdrawn") return false;
  if (state !== "announced" || effectiveAt <= now) throw new Refusal("version_in_force");
  return true;
}
