import { type SQL, sql } from "drizzle-orm";

import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import type { GuardedDeed } from "@mereau/shared/contracts/proposals.ts";
import { type Waiting, waiting, WAITING_MAX, type WaitingKind } from "@mereau/shared/contracts/waiting.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { allow, auditing, isAmong, managing, overseeing } from "#services/roles.ts";

/** Rows that wait, one for each, for whoever may do something about them; each is found by an index. */
function rowsFor(
  { now }: CommunityContext,
  caller: Caller,
  deeds: readonly GuardedDeed[],
): [WaitingKind, SQL][] {
  const today = now - (now % DAY_MS);
  const whose = isAmong(caller, auditing) ? sql`` : sql`and teller = ${caller.member}`;
  const proposals = sql`select 1 from proposal where state = 'open' and expires_at > ${now} and proposed_by <> ${caller.member}
    and deed in ${deeds}`;
  const tills = sql`select 1 from till where closed_at is null and opened_at < ${today} ${whose}`;
  const forAll: [WaitingKind, SQL][] = [
    ["proposals", proposals],
    ["open_tills", tills],
  ];
  if (!isAmong(caller, managing)) return forAll;
  return [
    ["applications", sql`select 1 from member where status = 'applied'`],
    [
      "redemptions",
      sql`select 1 from transfer where kind = 'redemption' and verdict = 'accepted'
        and not exists (select 1 from redemption_payout as payout where payout.id = transfer.id)
        and not exists (select 1 from transfer as undoing
          where undoing.related = transfer.id and undoing.kind = 'reversal' and undoing.verdict = 'accepted')`,
    ],
    [
      "bank_lines",
      sql`select 1 from bank_line where state in ('new', 'unmatched', 'amount_differs', 'refused')`,
    ],
    ["task_claims", sql`select 1 from task_claim where state = 'claimed'`],
    ["unusual_payments", sql`select 1 from unusual_payment where looked_at is null`],
    ["imports", sql`select 1 from member_import where state = 'draft' and created_by = ${caller.member}`],
    ...forAll,
  ];
}

/** What waits for one of the team, as the contract orders it. `deeds`: for which of them they may approve another’s proposal. */
export async function readWaiting(
  ctx: CommunityContext,
  caller: Caller,
  deeds: readonly GuardedDeed[],
): Promise<Waiting> {
  allow(caller, overseeing);
  const counts = rowsFor(ctx, caller, deeds).map(
    ([what, rows]) => sql`select ${what} as what, count(*) as count from (${rows} limit ${WAITING_MAX})`,
  );
  const { rows } = await ctx.db.run(sql.join(counts, sql` union all `));
  return waiting.parse({ items: rows.filter((row) => row["count"] !== 0) });
}
