import { and, eq } from "drizzle-orm";

import { deposit } from "@mereau/db/tenant/schema.ts";
import type { Deposit } from "@mereau/shared/contracts/deposits.ts";
import { actorFor } from "#services/accounts/authorise.ts";
import { recordOnBehalf } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressDeposit, findDeposit } from "#services/deposits/find.ts";
import { getDeposit } from "#services/deposits/get.ts";
import { Refusal } from "#services/refusal.ts";
import { writeAll } from "#services/scheduled/plan.ts";

/**
 * Gives a deposit up before its euros came: whoever announced it may, and whoever may announce one for its account. Asked
 * again it answers the same. Refuses with `unknown_deposit`, and with `deposit_settled` once the euros are there.
 */
export async function cancelDeposit(ctx: CommunityContext, caller: Caller, id: string): Promise<Deposit> {
  const { account, member } = await getDeposit(ctx, caller, id);
  const onBehalfOf = member === caller.member ? null : (await actorFor(ctx, caller, account)).onBehalfOf;
  await writeAll(ctx, [
    ctx.db
      .update(deposit)
      .set({ state: "cancelled", changedAt: ctx.now })
      .where(and(eq(deposit.id, id), eq(deposit.state, "expected"))),
    ...recordOnBehalf(ctx, { caller, onBehalfOf, action: "deposit.cancel", subject: id }),
  ]);
  const row = await findDeposit(ctx, id);
  if (row.deposit.state !== "cancelled") throw new Refusal("deposit_settled");
  return expressDeposit(ctx, row, null);
}
