import { sql, type SQL } from "drizzle-orm";

import { member, membership } from "@mereau/db/tenant/schema.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import type { MembershipSettings } from "@mereau/shared/policies/membership/settings.ts";
import type { CommunityContext } from "#services/context.ts";
import { submit } from "#services/ledger/submit.ts";
import { endsWrite } from "#services/membership/ends.ts";
import { announce, settleStandings, unsettledFrom } from "#services/membership/settle.ts";

/** The end of a membership that begins, or is renewed, at this moment. */
export const expiryFrom = ({ validityDays }: MembershipSettings, at: number): number | null =>
  validityDays === null ? null : at + validityDays * DAY_MS;

type Recognition = {
  /** What they may have been before; a membership that has ended counts as `expired`. */
  from: readonly ("pending" | "expired" | "revoked")[];
  graceUntil?: number;
  /** A further condition, judged in the same statement. */
  only?: SQL;
};

/**
 * Makes an active member a recognised one, in one transaction, from the state in which they are; whoever is in another is
 * left as they are. Gives whether it did.
 */
export async function recognise(
  ctx: CommunityContext,
  settings: MembershipSettings,
  id: string,
  { from, graceUntil, only = sql`true` }: Recognition,
): Promise<boolean> {
  const { now } = ctx;
  const states = JSON.stringify(from);
  await announce(ctx);
  // Ticks of the time between two memberships are recorded before the end of the first is forgotten
  await submit({ ...ctx, access: null }, []);
  const [{ rowsAffected }] = await ctx.db.batch([
    ctx.db.run(sql`insert into ${membership}
        (member, state, since, expires_at, grace_until, notice, notice_at, unsettled_since)
      select id, 'recognised', ${now}, ${expiryFrom(settings, now)}, ${graceUntil ?? null}, 'admitted', ${now}, ${now}
      from ${member} where id = ${id} and status = 'active' and ${only}
      on conflict (member) do update set state = excluded.state, since = excluded.since,
        expires_at = excluded.expires_at, grace_until = excluded.grace_until, ends_at = null, revoked_by = null,
        notice = excluded.notice, notice_at = excluded.notice_at, unsettled_since = ${unsettledFrom(now)}
      where iif(${membership.state} = 'recognised' and ${membership.endsAt} <= ${now}, 'expired', ${membership.state})
        in (select value from json_each(${states}))`),
    endsWrite(ctx, settings, { ids: [id] }),
  ]);
  if (rowsAffected > 0) await settleStandings(ctx);
  return rowsAffected > 0;
}
