import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

import { accountHolder, member, memberCard } from "@mereau/db/tenant/schema.ts";

/**
 * The photo of whoever owns an account, of several the one who applied first, as an expression. Of active members alone: those
 * every member may see. In the order of the index, so that nothing is sorted for it.
 */
export const photoOf = (account: SQLWrapper): SQL<string | null> =>
  sql<string | null>`(
    select ${memberCard.photo} from ${accountHolder}
      inner join ${member} on ${member.id} = ${accountHolder.member} and ${member.status} = 'active'
      inner join ${memberCard} on ${memberCard.member} = ${member.id}
    where ${accountHolder.account} = ${account} and ${accountHolder.role} = 'owner'
    order by ${accountHolder.member} limit 1)`;
