import { eq, sql } from "drizzle-orm";

import { accountHolder, bankLine, deposit } from "@mereau/db/tenant/schema.ts";
import type { BankDetails } from "@mereau/shared/contracts/bankDetails.ts";
import type { Deposit } from "@mereau/shared/contracts/deposits.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { scaleOf } from "#services/currencies/find.ts";
import { Refusal } from "#services/refusal.ts";

/** Euros have two decimals, whatever the reserve of a community counts in. */
export const EURO_SCALE = 2;

/** Deposits, each with the bank line that brought it. */
export const selectDeposits = ({ db }: CommunityContext) =>
  db
    .select({
      deposit,
      line: {
        cents: bankLine.cents,
        amount: bankLine.amount,
        transfer: bankLine.transfer,
        refusal: bankLine.refusal,
      },
    })
    .from(deposit)
    .leftJoin(bankLine, eq(bankLine.id, deposit.line))
    .$dynamic();

export type DepositRow = Awaited<ReturnType<typeof selectDeposits>>[number];

/** Deposits that are the caller’s own: announced by them or in their name, or for an account that they hold. */
export const ownDeposits = ({ member }: Caller) =>
  sql`${deposit.id} in (select id from ${deposit} where member = ${member}
    union select id from ${deposit} where account in (select account from ${accountHolder} where member = ${member}))`;

/** A deposit as it stands. Refuses with `unknown_deposit`. */
export async function findDeposit(ctx: CommunityContext, id: string): Promise<DepositRow> {
  const [row] = await selectDeposits(ctx).where(eq(deposit.id, id));
  if (!row) throw new Refusal("unknown_deposit");
  return row;
}

/** A deposit as the API shows it; the bank account is told as long as the euros are expected there. */
export async function expressDeposit(
  ctx: CommunityContext,
  { deposit: row, line }: DepositRow,
  details: BankDetails | null,
): Promise<Deposit> {
  const { cents, line: _, ...rest } = row;
  const scale = await scaleOf(ctx, row.currency);
  const amount = line?.amount ?? null;
  const payTo = row.state === "expected" && details ? details : null;
  return {
    ...rest,
    amount: formatAmount(cents, EURO_SCALE),
    received: line ? formatAmount(line.cents, EURO_SCALE) : null,
    issued: amount === null ? null : formatAmount(amount, scale),
    transfer: row.state === "issued" ? (line?.transfer ?? null) : null,
    refusal: line?.refusal ?? null,
    payTo: payTo && { holder: payTo.holder, iban: payTo.iban, bic: payTo.bic },
  };
}
