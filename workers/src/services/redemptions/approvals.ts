import { type SQL, sql } from "drizzle-orm";

import { redemptionApproval } from "@mereau/db/tenant/schema.ts";

/** True in SQL where so many different managers have approved the redemption of this id: there is one approval a person. */
export const hasApprovals = (redemption: SQL, needed: SQL | number) =>
  sql`(select count(*) from ${redemptionApproval} where ${redemptionApproval.redemption} = ${redemption}) >= ${needed}`;
