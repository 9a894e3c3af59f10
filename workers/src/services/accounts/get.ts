import { eq } from "drizzle-orm";

import { account } from "@mereau/db/tenant/schema.ts";
import type { AccountWithHolders } from "@mereau/shared/contracts/accounts.ts";
import { mayRead } from "#services/accounts/authorise.ts";
import { expressAccounts, expressHolder, selectAccounts, selectHolders } from "#services/accounts/express.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";

/** An account as it stands, with its holders, for whoever holds it and for those who oversee the community. */
export async function getAccount(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
): Promise<AccountWithHolders> {
  await mayRead(ctx, caller, id);
  return readAccount(ctx, caller, id);
}

/** The same, once it is settled that the caller may read it. Refuses with `unknown_account`. */
export async function readAccount(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
): Promise<AccountWithHolders> {
  const [[row], holders] = await ctx.db.batch([
    selectAccounts(ctx, caller.member).where(eq(account.id, id)),
    selectHolders(ctx, id),
  ]);
  if (!row) throw new Refusal("unknown_account");
  const [told] = await expressAccounts(ctx, [row]);
  if (!told) throw new Error("An account was told as nothing");
  return { ...told, holders: holders.map((holder) => expressHolder(holder, row.scale)) };
}
