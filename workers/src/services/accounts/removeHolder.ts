import { and, eq, ne } from "drizzle-orm";

import { accountHolder } from "@mereau/db/tenant/schema.ts";
import { allowanceCommand } from "#services/accounts/allowance.ts";
import { mayGovern } from "#services/accounts/authorise.ts";
import { forgetHolders } from "#services/accounts/holders.ts";
import { isNotLastOwner } from "#services/accounts/setHolder.ts";
import { restateAllowance } from "#services/accounts/restateAllowance.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { submitSettings } from "#services/ledger/submit.ts";
import { memberIdOf } from "#services/members/find.ts";
import { Refusal } from "#services/refusal.ts";

/**
 * Takes an account away from a member; its owners and the managers may. The ledger lets them spend nothing more first.
 * Asked again it answers the same. Refuses with `last_owner`, and with `unknown_member` a number that nobody has.
 */
export async function removeHolder(
  ctx: CommunityContext,
  caller: Caller,
  { account, member: reference }: { account: string; member: string },
): Promise<void> {
  await mayGovern(ctx, caller, account);
  const member = await memberIdOf(ctx, reference);
  const isHolding = and(eq(accountHolder.account, account), eq(accountHolder.member, member));
  const [[holding], others] = await ctx.db.batch([
    ctx.db.select().from(accountHolder).where(isHolding),
    ctx.db
      .select()
      .from(accountHolder)
      .where(
        and(
          eq(accountHolder.account, account),
          eq(accountHolder.role, "owner"),
          ne(accountHolder.member, member),
        ),
      )
      .limit(1),
  ]);
  if (!holding) return void (await restateAllowance(ctx, account, member));
  if (holding.role === "owner" && others.length === 0) throw new Refusal("last_owner");

  if (holding.role !== "viewer") await submitSettings(ctx, [allowanceCommand(account, member, null)]);
  const removed = await ctx.db
    .delete(accountHolder)
    .where(and(isHolding, isNotLastOwner))
    .returning({ member: accountHolder.member });
  forgetHolders(ctx, { account });
  const role = await restateAllowance(ctx, account, member);
  if (removed.length === 0 && role === "owner") throw new Refusal("last_owner");
  // Somebody else was faster, and has written it down
  if (removed.length === 0) return;
  await record(ctx, { caller, action: "account.holder_removed", subject: account, detail: { member } });
}
