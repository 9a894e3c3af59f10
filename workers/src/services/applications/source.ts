import { sql } from "drizzle-orm";

import { applicationSource } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { keyedHash } from "#services/secrets/keyedHash.ts";
import { networkOf } from "#services/sources/network.ts";

/** Applications in an hour from one network address: enough for an evening at the café, too few to fill a community. */
export const APPLICATIONS_PER_HOUR = 20;

const HOUR_MS = 3_600_000;
const KEPT_HOURS = 24;

/**
 * Counts an application from a network address, in one statement. The address itself is not kept, only a keyed hash of it,
 * and that for a day. Refuses with `too_many_applications` from the twenty-first in an hour on.
 */
export async function countApplication(
  { db, id, now }: CommunityContext,
  key: Uint8Array,
  address: string,
): Promise<void> {
  const source = keyedHash(key, "application/source", id, networkOf(address)).toString("base64url");
  const hour = Math.floor(now / HOUR_MS);
  const [counted] = await db.batch([
    db.run(sql`
      insert into ${applicationSource} (source, hour, count) values (${source}, ${hour}, 1)
      on conflict (source, hour) do update set count = count + 1 where count < ${APPLICATIONS_PER_HOUR}`),
    db.run(sql`delete from ${applicationSource} where hour < ${hour - KEPT_HOURS}`),
  ]);
  if (counted.rowsAffected === 0) throw new Refusal("too_many_applications");
}
