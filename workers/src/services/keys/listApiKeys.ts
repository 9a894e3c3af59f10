import { desc, eq } from "drizzle-orm";

import { apiKey } from "@mereau/db/tenant/schema.ts";
import { scopes } from "@mereau/shared/contracts/keys.ts";
import type { Caller, CommunityContext } from "#services/context.ts";

/** The caller’s keys for programs, newest first, revoked ones too; never the keys themselves. */
export async function listApiKeys({ db }: CommunityContext, caller: Caller) {
  const rows = await db
    .select({
      id: apiKey.id,
      name: apiKey.name,
      scopes: apiKey.scopes,
      createdAt: apiKey.createdAt,
      expiresAt: apiKey.expiresAt,
      revokedAt: apiKey.revokedAt,
    })
    .from(apiKey)
    .where(eq(apiKey.member, caller.member))
    .orderBy(desc(apiKey.createdAt), desc(apiKey.id))
    .limit(200);
  return rows.map((row) => ({ ...row, scopes: scopes.parse(row.scopes) }));
}
