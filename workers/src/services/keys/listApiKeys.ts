import { and, desc, eq, lt } from "drizzle-orm";

import { apiKey } from "@mereau/db/tenant/schema.ts";
import type { ApiKeySummary, KeysQuery } from "@mereau/shared/contracts/keys.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressApiKey } from "#services/keys/express.ts";
import { keyOwner } from "#services/keys/owner.ts";
import { cutPage, type Page, readPlace, textPlace } from "#services/page.ts";

/** A member’s API keys, also the revoked ones, by their ids from the newest on; another’s are for managers. */
export async function listApiKeys(
  ctx: CommunityContext,
  caller: Caller,
  query: KeysQuery,
): Promise<Page<ApiKeySummary>> {
  const owner = keyOwner(caller, query.member);
  const [before] = readPlace(textPlace, query.cursor) ?? [];
  const rows = await ctx.db
    .select()
    .from(apiKey)
    .where(and(eq(apiKey.member, owner), before === undefined ? undefined : lt(apiKey.id, before)))
    .orderBy(desc(apiKey.id))
    .limit(query.limit + 1);
  return cutPage(rows.map(expressApiKey), query.limit, (key) => [key.id]);
}
