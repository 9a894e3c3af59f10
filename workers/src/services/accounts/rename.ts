import { eq } from "drizzle-orm";

import { accountProfile } from "@mereau/db/tenant/schema.ts";
import type { AccountWithHolders } from "@mereau/shared/contracts/accounts.ts";
import { mayGovern } from "#services/accounts/authorise.ts";
import { readAccount } from "#services/accounts/get.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";

/** Gives an account the name that payers see; its owners and the managers may. Refuses with `unknown_account`. */
export async function renameAccount(
  ctx: CommunityContext,
  caller: Caller,
  account: string,
  name: string,
): Promise<AccountWithHolders> {
  await mayGovern(ctx, caller, account);
  const renamed = await ctx.db
    .update(accountProfile)
    .set({ name })
    .where(eq(accountProfile.account, account))
    .returning({ account: accountProfile.account });
  if (renamed.length === 0) throw new Refusal("unknown_account");
  await record(ctx, { caller, action: "account.rename", subject: account, detail: { name } });
  return readAccount(ctx, caller, account);
}
