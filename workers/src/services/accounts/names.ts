import { sql } from "drizzle-orm";

import { accountProfile } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";

/** The names by which people know these accounts; one that has none is called by its id. */
export async function accountNames(
  { db }: CommunityContext,
  accounts: readonly string[],
): Promise<(account: string) => string> {
  const rows = await db
    .select({ account: accountProfile.account, name: accountProfile.name })
    .from(accountProfile)
    .where(sql`${accountProfile.account} in (select value from json_each(${JSON.stringify(accounts)}))`);
  const names = new Map(rows.map(({ account, name }) => [account, name]));
  return (account) => names.get(account) ?? account;
}
