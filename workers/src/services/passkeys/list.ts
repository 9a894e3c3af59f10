import { and, desc, eq, lt } from "drizzle-orm";

import { passkey } from "@mereau/db/tenant/schema.ts";
import type { PasskeysQuery, PasskeySummary } from "@mereau/shared/contracts/passkeys.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { keyOwner } from "#services/keys/owner.ts";
import { cutPage, type Page, readPlace, textPlace } from "#services/page.ts";
import { expressPasskey } from "#services/passkeys/express.ts";

/** A member’s passkeys by their ids, from the newest on; another’s are for managers. */
export async function listPasskeys(
  ctx: CommunityContext,
  caller: Caller,
  query: PasskeysQuery,
): Promise<Page<PasskeySummary>> {
  const owner = keyOwner(caller, query.member);
  const [before] = readPlace(textPlace, query.cursor) ?? [];
  const rows = await ctx.db
    .select()
    .from(passkey)
    .where(and(eq(passkey.member, owner), before === undefined ? undefined : lt(passkey.id, before)))
    .orderBy(desc(passkey.id))
    .limit(query.limit + 1);
  return cutPage(rows.map(expressPasskey), query.limit, (key) => [key.id]);
}
