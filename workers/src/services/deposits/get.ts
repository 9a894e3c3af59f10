import { and, eq } from "drizzle-orm";

import { deposit } from "@mereau/db/tenant/schema.ts";
import type { Deposit } from "@mereau/shared/contracts/deposits.ts";
import { readBankDetails } from "#services/bank-details/read.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressDeposit, ownDeposits, selectDeposits } from "#services/deposits/find.ts";
import { Refusal } from "#services/refusal.ts";
import { isAmong, overseeing } from "#services/roles.ts";

/** A deposit, for whoever it belongs to and those who oversee. Everybody else gets `unknown_deposit`. */
export async function getDeposit(ctx: CommunityContext, caller: Caller, id: string): Promise<Deposit> {
  const theirs = isAmong(caller, overseeing) ? undefined : ownDeposits(caller);
  const [row] = await selectDeposits(ctx).where(and(eq(deposit.id, id), theirs));
  if (!row) throw new Refusal("unknown_deposit");
  return expressDeposit(ctx, row, await readBankDetails(ctx));
}
