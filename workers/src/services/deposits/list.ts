import { and, desc, eq, isNull, lt, type SQL, sql } from "drizzle-orm";

import { deposit } from "@mereau/db/tenant/schema.ts";
import type { Deposit, DepositState, DepositsQuery } from "@mereau/shared/contracts/deposits.ts";
import { readBankDetails } from "#services/bank-details/read.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressDeposit, ownDeposits, selectDeposits, undoneDeposits } from "#services/deposits/find.ts";
import { cutPage, type Page, readPlace, textPlace } from "#services/page.ts";
import { allow, overseeing } from "#services/roles.ts";
import { reversal } from "#services/transfers/undone.ts";

/** A deposit is `reversed` by what the ledger says of its issue: in its row it stays issued. */
function isIn(state: DepositState, account: string | undefined): SQL | undefined {
  if (state === "reversed") return and(eq(deposit.state, "issued"), undoneDeposits);
  // The plus leaves the search to the account, which has fewer deposits than a state
  const stands = account === undefined ? eq(deposit.state, state) : sql`+${deposit.state} = ${state}`;
  return state === "issued" ? and(stands, isNull(reversal.id)) : stands;
}

/** The caller’s own deposits, the newest first; or everybody’s, for those who oversee the community. */
export async function listDeposits(
  ctx: CommunityContext,
  caller: Caller,
  { state, account, all, cursor, limit }: DepositsQuery,
): Promise<Page<Deposit>> {
  if (all) allow(caller, overseeing);
  const after = readPlace(textPlace, cursor);
  const rows = await selectDeposits(ctx)
    .where(
      and(
        all ? undefined : ownDeposits(caller),
        state && isIn(state, account),
        account === undefined ? undefined : eq(deposit.account, account),
        after && lt(deposit.id, after[0]),
      ),
    )
    .orderBy(desc(deposit.id))
    .limit(limit + 1);
  const page = cutPage(rows, limit, (row) => [row.deposit.id]);
  const details = await readBankDetails(ctx);
  return {
    items: await Promise.all(page.items.map((row) => expressDeposit(ctx, row, details))),
    next: page.next,
  };
}
