import { eq } from "drizzle-orm";

import { account } from "@mereau/db/tenant/schema.ts";
import type { AccountWithHolders } from "@mereau/shared/contracts/accounts.ts";
import { mayRead } from "#services/accounts/authorise.ts";
import { expressAccounts, expressHolder, selectAccounts, selectHolders } from "#services/accounts/express.ts";
import { accountWith, dividendConversion, type Unit } from "#services/accounts/inUnit.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";

/**
 * An account as it stands, with its holders, for whoever holds it and for those who oversee the community.
 * Refuses with `no_dividend` to tell in dividends what has none.
 */
export async function getAccount(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  unit: Unit = "currency",
): Promise<AccountWithHolders> {
  await mayRead(ctx, caller, id);
  const told = await readAccount(ctx, caller, id);
  if (unit === "currency") return told;
  const { convert } = await dividendConversion(ctx, told.currency);
  return { ...told, ...accountWith(told, convert) };
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
