import { and, between, eq, inArray, ne, not, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";

import { bankLine, currency as currencyTable, deposit, topUp, transfer } from "@mereau/db/tenant/schema.ts";
import { referencesIn } from "@mereau/shared/banking/match.ts";
import { DAY_MS, momentOf } from "@mereau/shared/calendar/date.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import type { BankLineRow } from "#services/bank-lines/find.ts";
import { resembles } from "#services/bank-lines/resembles.ts";
import type { CommunityContext } from "#services/context.ts";
import { isUndoneDeposit } from "#services/deposits/find.ts";
import { Refusal } from "#services/refusal.ts";
import { isUndone } from "#services/transfers/undone.ts";

/** A line that something is about to be issued for: on which account, and the references that its texts name. */
export type Asked = { line: BankLineRow; account: string; references: readonly string[] };

/** A teller may sell for euros that are on their way, or that came before the weekend. */
const TOP_UP_DAYS = 7;

const other = alias(bankLine, "other");

/** Reads out of a line's texts which deposits it names, whatever became of them. */
export async function askedFor({ db }: CommunityContext, line: BankLineRow, account: string): Promise<Asked> {
  const codes = (await db.select({ code: currencyTable.code }).from(currencyTable)).map(({ code }) => code);
  return { line, account, references: [...referencesIn(line, codes)] };
}

/** Lines that other imports brought, which may be this very payment, and for which something is issued. */
const alikeLines = ({ db }: CommunityContext, { line }: Asked) =>
  db
    .select({ id: other.id })
    .from(other)
    .innerJoin(bankLine, and(eq(bankLine.id, line.id), resembles))
    .where(and(inArray(other.state, ["matched", "issued"]), not(isUndone(other.transfer))))
    .limit(1);

/** Issues in this currency that name the line by the bank’s own reference: at the desk, before the bank told of it. */
const alikeIssues = ({ db }: CommunityContext, { line, account }: Asked) =>
  db
    .select({ id: transfer.id })
    .from(transfer)
    .where(
      and(
        // Written out, so that the index of such references serves it
        sql`${transfer.kind} = 'issue' and ${transfer.verdict} = 'accepted'`,
        eq(transfer.reference, line.bankReference ?? ""),
        eq(transfer.currency, currencyOfAccount(account)),
        not(isUndone(transfer.id)),
      ),
    )
    .limit(1);

/**
 * Top-ups of just these euros on the account, that a teller sold for a bank transfer of about this day. Those that lines
 * brought are found by their lines.
 */
function alikeTopUps({ db }: CommunityContext, { line, account }: Asked) {
  const booked = momentOf(line.bookedOn);
  return db
    .select({ id: topUp.id })
    .from(topUp)
    .where(
      and(
        eq(topUp.account, account),
        eq(topUp.means, "transfer"),
        eq(topUp.cents, line.cents),
        between(topUp.createdAt, booked - TOP_UP_DAYS * DAY_MS, booked + TOP_UP_DAYS * DAY_MS),
        sql`not exists (select 1 from ${transfer} as sale where sale.id = ${topUp.id} and sale.verdict <> 'accepted')`,
        sql`not exists (select 1 from ${bankLine} as brought where brought.transfer = ${topUp.id})`,
        not(isUndone(topUp.id)),
      ),
    )
    .limit(1);
}

/** Deposits that the line names and that have their euros already: from another line, or from the desk. */
const usedDeposits = ({ db }: CommunityContext, { line, references }: Asked) =>
  db
    .select({ id: deposit.id })
    .from(deposit)
    .where(
      and(
        inArray(deposit.reference, [...references]),
        inArray(deposit.state, ["received", "issued"]),
        ne(deposit.line, line.id),
        not(isUndoneDeposit),
      ),
    )
    .limit(1);

/**
 * True, in SQL, while nothing stands that was issued for what may be this very payment, read from another file or brought to
 * the desk: what was reversed does not.
 * Asked in the write itself, so that of two lines matched at once one is.
 */
export const hasNoAlike = (ctx: CommunityContext, asked: Asked) =>
  and(
    notExists(alikeLines(ctx, asked)),
    notExists(alikeIssues(ctx, asked)),
    notExists(alikeTopUps(ctx, asked)),
    notExists(usedDeposits(ctx, asked)),
  );

/**
 * Refuses with `bank_line_alike`, which names the deposit (`deposit`), the other line (`bankLine`) or the issue (`transfer`,
 * that of a top-up too), where there is one.
 */
export async function refuseAlike(ctx: CommunityContext, asked: Asked): Promise<void> {
  const [[alike], [issue], [sale], [used]] = await ctx.db.batch([
    alikeLines(ctx, asked),
    alikeIssues(ctx, asked),
    alikeTopUps(ctx, asked),
    usedDeposits(ctx, asked),
  ]);
  if (used) throw new Refusal("bank_line_alike", { detail: { deposit: used.id } });
  if (alike) throw new Refusal("bank_line_alike", { detail: { bankLine: alike.id } });
  const issued = issue ?? sale;
  if (issued) throw new Refusal("bank_line_alike", { detail: { transfer: issued.id } });
}
