import { sql } from "drizzle-orm";

import { foundingSource } from "@mereau/db/platform/schema.ts";
import type { PlatformDb } from "#services/platform/connect.ts";
import { Refusal } from "#services/refusal.ts";
import { keyedHash } from "#services/secrets/keyedHash.ts";
import { networkOf } from "#services/sources/network.ts";

/** Communities begun in a day from one network, or for one e-mail address: enough for an evening of trying, too few to fill a server. */
export const FOUNDINGS_PER_DAY = 20;

const DAY_MS = 86_400_000;

type Source = { email: string; /** Null: not known, or this machine itself. */ address: string | null };

/**
 * Counts a founding that begins, for its founder’s e-mail address and for the network that it is asked from. Neither is kept: keyed
 * hashes of them are, for two days. Refuses with `too_many_foundings` from the twenty-first in a day (UTC) on.
 */
export async function countFounding(
  platform: PlatformDb,
  key: Uint8Array,
  { email, address }: Source,
  now: number,
): Promise<void> {
  const day = Math.floor(now / DAY_MS);
  const named = [`email ${email}`, ...(address === null ? [] : [`network ${networkOf(address)}`])];
  const counts = named.map((name) => {
    const source = keyedHash(key, "founding/source", "", name).toString("base64url");
    return platform.run(sql`
      insert into ${foundingSource} (source, day, count) values (${source}, ${day}, 1)
      on conflict (source, day) do update set count = count + 1 where count < ${FOUNDINGS_PER_DAY}`);
  });
  const forget = platform.run(sql`delete from ${foundingSource} where day < ${day - 1}`);
  const counted = await platform.batch([forget, ...counts]);
  if (counted.slice(1).some(({ rowsAffected }) => rowsAffected === 0))
    throw new Refusal("too_many_foundings");
}
