import { and, desc, eq, lt } from "drizzle-orm";

import { deviceKey } from "@mereau/db/tenant/schema.ts";
import type { DeviceKeySummary, KeysQuery } from "@mereau/shared/contracts/keys.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressDeviceKey } from "#services/keys/express.ts";
import { keyOwner } from "#services/keys/owner.ts";
import { cutPage, type Page, readPlace, textPlace } from "#services/page.ts";

/** A member’s device keys, also the revoked ones, by their ids from the newest on; another’s are for managers. */
export async function listDeviceKeys(
  ctx: CommunityContext,
  caller: Caller,
  query: KeysQuery,
): Promise<Page<DeviceKeySummary>> {
  const owner = keyOwner(caller, query.member);
  const [before] = readPlace(textPlace, query.cursor) ?? [];
  const rows = await ctx.db
    .select()
    .from(deviceKey)
    .where(and(eq(deviceKey.member, owner), before === undefined ? undefined : lt(deviceKey.id, before)))
    .orderBy(desc(deviceKey.id))
    .limit(query.limit + 1);
  return cutPage(rows.map(expressDeviceKey), query.limit, (key) => [key.id]);
}
