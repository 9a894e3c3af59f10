import { eq, sql } from "drizzle-orm";

import { account, accountHolder, accountProfile, currency } from "@mereau/db/tenant/schema.ts";
import type { LeavingAccount } from "@mereau/shared/contracts/leaving.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { readUnsettled } from "#services/accounts/unsettled.ts";
import type { CommunityContext } from "#services/context.ts";

/** An account that somebody who leaves holds, with what it stands at if it were settled now, in minor units. */
export type HeldAccount = {
  row: typeof account.$inferSelect;
  money: Pick<typeof currency.$inferSelect, "code" | "scale" | "symbol" | "name">;
  name: string;
  posted: number;
  becomes: LeavingAccount["becomes"];
  others: number;
  /** How many holds are open from it or for it. */
  holds: number;
};

/** The accounts of a member, those that are closed too, in the order of their ids. */
export async function heldAccounts(ctx: CommunityContext, member: string): Promise<HeldAccount[]> {
  const others = sql`select 1 from ${accountHolder} as other where other.account = ${account.id} and other.member <> ${member}`;
  const rows = await ctx.db
    .select({
      row: account,
      money: currency,
      name: accountProfile.name,
      role: accountHolder.role,
      owners: sql<number>`exists (${others} and other.role = 'owner')`,
      others: sql<number>`(select count(*) from (${others}))`,
      holds: sql<number>`(select count(*) from hold where state = 'open' and (from_account = ${account.id} or to_account = ${account.id}))`,
    })
    .from(accountHolder)
    .innerJoin(account, eq(account.id, accountHolder.account))
    .innerJoin(currency, eq(currency.code, account.currency))
    .leftJoin(accountProfile, eq(accountProfile.account, account.id))
    .where(eq(accountHolder.member, member))
    .orderBy(account.id);
  const unsettled = await readUnsettled(
    ctx,
    rows.map(({ row }) => row),
  );
  return rows.map(({ row, money, name, role, owners, ...counts }) => ({
    row,
    money,
    name: name ?? row.id,
    posted: unsettled.get(row.id)?.posted ?? row.posted,
    becomes: role !== "owner" ? "given_up" : owners === 1 ? "handed_on" : "closed",
    ...counts,
  }));
}

/** The same as the API shows it. */
export const expressHeld = ({ row, money, name, posted, becomes, others }: HeldAccount): LeavingAccount => ({
  id: row.id,
  name,
  currency: row.currency,
  balance: formatAmount(posted, money.scale),
  held: formatAmount(row.held, money.scale),
  becomes,
  others,
});
