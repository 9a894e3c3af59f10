import { sql } from "drizzle-orm";

import { certification, member } from "@mereau/db/tenant/schema.ts";
import type { HistoryRequest } from "@mereau/shared/contracts/history.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import type { CommunityContext } from "#services/context.ts";
import { endsWrite } from "#services/membership/ends.ts";
import { readMembershipPolicy } from "#services/membership/policy.ts";

/**
 * Writes who vouched for whom, and when: each lasts from its own day on, for as long as the policy in force says. Somebody
 * unknown, and a pair that is certified already, are passed over. Returns how many are new.
 */
export async function certifyPast(
  ctx: CommunityContext,
  certifications: HistoryRequest["certifications"],
): Promise<number> {
  if (certifications.length === 0) return 0;
  const { settings } = await readMembershipPolicy(ctx);
  const life = settings.webOfTrust.lifeDays * DAY_MS;
  const [written] = await ctx.db.batch([
    ctx.db.run(sql`insert into ${certification} (certified, certifier, id, at, expires_at)
      select who.number, giver.number, told.value ->> 'id', told.value ->> 'at', (told.value ->> 'at') + ${life}
      from json_each(${JSON.stringify(certifications)}) as told
        join ${member} as who on who.id = told.value ->> 'certified'
        join ${member} as giver on giver.id = told.value ->> 'certifier'
      where true on conflict do nothing`),
    endsWrite(ctx, settings, "all"),
  ]);
  return written.rowsAffected;
}
