import { sql } from "drizzle-orm";

import { member } from "@mereau/db/tenant/schema.ts";

/**
 * True, inside an UPDATE of `member`, for everybody but the only active administrator: whoever would take that role or
 * that status away puts it among their conditions, so that of two who do so at once one finds no row.
 */
export const isNotLastAdmin = sql`(${member.role} <> 'admin' or ${member.status} <> 'active' or exists (
  select 1 from ${member} as other
  where other.role = 'admin' and other.status = 'active' and other.id <> ${member.id}))`;
