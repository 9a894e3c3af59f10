import { sql } from "drizzle-orm";

import { accountHolder } from "@mereau/db/tenant/schema.ts";

/** The accounts that a member may read, in SQL: all that they hold, save where they are a cashier. */
export const readableBy = (member: string | undefined) =>
  sql`(select account from ${accountHolder} where member = ${member} and role <> 'cashier')`;
