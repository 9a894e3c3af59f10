import * as z from "zod";

import type { Cell, HranaClient } from "#hrana/client.ts";

/** Access versions, by member. */
export type AccessVersions = Readonly<Record<string, number>>;

/** The members of a JSON object of versions, each with the one they were `admitted` under and the `version` that stands. */
export const standing = (parameter: string): string =>
  `(SELECT key AS member, value AS admitted, coalesce(version, 0) AS version
FROM json_each(${parameter}) LEFT JOIN access_version ON member = key)`;

/** The versions that stand for the members of its first argument, as JSON again. */
export const readAccess = `SELECT json_group_object(member, version) FROM ${standing("?1")}`;

const accessVersions = z.record(z.string(), z.int());

/** Reads the answer of `readAccess`; null when it is none. */
export const parseAccess = (cell: Cell | undefined): AccessVersions | null =>
  typeof cell === "string" ? accessVersions.parse(JSON.parse(cell)) : null;

/** The access versions that stand for these members; null when there is no answer. */
export async function findAccess(
  client: HranaClient,
  access: AccessVersions,
): Promise<AccessVersions | null> {
  const outcome = await client.run([{ sql: readAccess, args: [JSON.stringify(access)] }]);
  return outcome.kind === "answered" ? parseAccess(outcome.steps[0]?.rows?.[0]?.[0]) : null;
}
