import { eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";

import { bankLine, deposit, transfer } from "@mereau/db/tenant/schema.ts";
import type { BankDetails } from "@mereau/shared/contracts/bankDetails.ts";
import type { Deposit } from "@mereau/shared/contracts/deposits.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { EURO_SCALE } from "@mereau/shared/money/euro.ts";
import { readableBy } from "#services/accounts/readable.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { scaleOf } from "#services/currencies/find.ts";
import { Refusal } from "#services/refusal.ts";
import { isUndone, reversal, toldReversal, undoes } from "#services/transfers/undone.ts";

const issue = alias(transfer, "issue");

/** The issue of a deposit: planned with its bank line, or asked for by a teller, whose issue is what brought it. */
const issueId = sql`coalesce(${bankLine.transfer}, ${deposit.line})`;

/** Deposits, each with the bank line that brought it, or the issue of a teller, and what undid it. */
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
      issue: { id: issue.id, amount: issue.amount },
      reversal: toldReversal,
    })
    .from(deposit)
    .leftJoin(bankLine, eq(bankLine.id, deposit.line))
    .leftJoin(issue, sql`${issue.id} = ${issueId} and ${issue.verdict} = 'accepted'`)
    .leftJoin(reversal, undoes(issueId))
    .$dynamic();

export type DepositRow = Awaited<ReturnType<typeof selectDeposits>>[number];

/** Deposits that are the caller’s own: announced by them or in their name, or for an account that they may read. */
export const ownDeposits = ({ member }: Caller) =>
  sql`${deposit.id} in (select id from ${deposit} where member = ${member}
    union select id from ${deposit} where account in ${readableBy(member)})`;

/** Deposits whose issue was undone: found from the reversals, which are few. */
export const undoneDeposits = sql`${deposit.id} in (select owed.id from ${transfer} as undone
  join ${deposit} as owed on owed.line = coalesce(
    (select brought.id from ${bankLine} as brought where brought.transfer = undone.related), undone.related)
  where undone.kind = 'reversal' and undone.verdict = 'accepted')`;

/** True in SQL where the issue of a deposit was undone: of this deposit, found by its key. */
export const isUndoneDeposit = isUndone(sql`coalesce(
  (select brought.transfer from ${bankLine} as brought where brought.id = ${deposit.line}), ${deposit.line})`);

/** A deposit as it stands. Refuses with `unknown_deposit`. */
export async function findDeposit(ctx: CommunityContext, id: string): Promise<DepositRow> {
  const [row] = await selectDeposits(ctx).where(eq(deposit.id, id));
  if (!row) throw new Refusal("unknown_deposit");
  return row;
}

/** A deposit as the API shows it; the bank account is told as long as the euros are expected there. */
export async function expressDeposit(
  ctx: CommunityContext,
  { deposit: row, line, issue: made, reversal: undone }: DepositRow,
  details: BankDetails | null,
): Promise<Deposit> {
  const { cents, line: broughtBy, ...rest } = row;
  const scale = await scaleOf(ctx, row.currency);
  const amount = line?.amount ?? made?.amount ?? null;
  const payTo = row.state === "expected" && details ? details : null;
  // At the desk it is just what was announced that is received
  const received = broughtBy === null ? null : (line?.cents ?? cents);
  return {
    ...rest,
    state: row.state === "issued" && undone ? "reversed" : row.state,
    amount: formatAmount(cents, EURO_SCALE),
    received: received === null ? null : formatAmount(received, EURO_SCALE),
    issued: amount === null ? null : formatAmount(amount, scale),
    transfer: row.state === "issued" ? (line?.transfer ?? made?.id ?? null) : null,
    refusal: line?.refusal ?? null,
    reversal: undone,
    payTo: payTo && { holder: payTo.holder, iban: payTo.iban, bic: payTo.bic },
  };
}
