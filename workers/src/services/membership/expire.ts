import { sql } from "drizzle-orm";

import { membership } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";
import { unsettledFrom } from "#services/membership/settle.ts";

/**
 * Carries out the end of every membership that has ended by now, in one statement, and once however often it is called:
 * each member is to be told, and the ledger too.
 */
export async function endMemberships({ db, now }: CommunityContext): Promise<void> {
  await db.run(sql`update ${membership} set state = 'expired', next_reminder_at = null,
      notice = 'expired', notice_at = ends_at, unsettled_since = ${unsettledFrom(now)}
    where ${membership.state} = 'recognised' and ${membership.endsAt} <= ${now}`);
}
