import { and, asc, eq, sql } from "drizzle-orm";
import * as z from "zod";

import { member, settingVersion } from "@mereau/db/tenant/schema.ts";
import type { SettingVersion } from "@mereau/shared/contracts/settingVersions.ts";
import type { Names } from "@mereau/shared/policies/policy.ts";
import type { CommunityContext } from "#services/context.ts";
import type { VersionedSetting } from "#services/setting-versions/setting.ts";

export type VersionRow = typeof settingVersion.$inferSelect & { name: string | null };

/** Every version of a subject, the earliest first: version n is the n-th. */
export async function readVersions({ db }: CommunityContext, subject: string): Promise<VersionRow[]> {
  const rows = await db
    .select({ row: settingVersion, name: member.name })
    .from(settingVersion)
    .leftJoin(member, eq(member.id, settingVersion.settledBy))
    .where(eq(settingVersion.subject, subject))
    .orderBy(asc(settingVersion.version));
  return rows.map(({ row, name }) => ({ ...row, name }));
}

export const isOneOf = ({ subject, version }: Pick<VersionRow, "subject" | "version">) =>
  and(eq(settingVersion.subject, subject), eq(settingVersion.version, version));

type Decision = Pick<VersionRow, "state"> & Partial<Pick<VersionRow, "before" | "failure">>;

/**
 * The write that decides on an announced version. It fails, and with it all that is written together with it, where
 * somebody else has decided on it meanwhile.
 */
export const decideWrite = (
  { db, now }: CommunityContext,
  of: Pick<VersionRow, "subject" | "version">,
  { state, ...known }: Decision,
) =>
  db
    .update(settingVersion)
    .set({ ...known, state: sql`iif(${settingVersion.state} = 'announced', ${state}, null)`, decidedAt: now })
    .where(isOneOf(of));

const failureTexts = z.object({ code: z.string(), why: z.object({ fr: z.string(), en: z.string() }) });

export type VersionFailure = z.output<typeof failureTexts>;

/** Of those that came into force the last one holds: each is decided on in the order of the numbers. */
function stateOf(versions: readonly VersionRow[], { version, state }: VersionRow): SettingVersion["state"] {
  if (state !== "applied") return state;
  return versions.some((it) => it.state === "applied" && it.version > version) ? "past" : "in_force";
}

/** A version as the API shows it. */
export const expressVersion = (
  setting: VersionedSetting,
  versions: readonly VersionRow[],
  of: VersionRow,
  names: Names,
): SettingVersion => ({
  version: of.version,
  state: stateOf(versions, of),
  effectiveAt: of.effectiveAt,
  settledAt: of.settledAt,
  settledBy: { id: of.settledBy, name: of.name },
  decidedAt: of.decidedAt,
  settings: setting.parse(of.settings),
  explanation: setting.explain(of.settings, names),
  before: of.before === null ? null : setting.parse(of.before),
  failure: of.failure === null ? null : failureTexts.parse(of.failure),
});
