import { and, eq, inArray, ne, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";

import { bankLine, transfer } from "@mereau/db/tenant/schema.ts";
import type { BankLineRow } from "#services/bank-lines/find.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";

const other = alias(bankLine, "other");

/** Lines of the same account, day and amount that other imports brought, and for which something is issued. */
const alikeLines = ({ db }: CommunityContext, { iban, cents, bookedOn, statement }: BankLineRow) =>
  db
    .select({ id: other.id })
    .from(other)
    .where(
      and(
        eq(other.iban, iban),
        eq(other.cents, cents),
        eq(other.bookedOn, bookedOn),
        inArray(other.state, ["matched", "issued"]),
        ne(other.statement, statement),
      ),
    )
    .limit(1);

/** Issues in this currency that name the line by the bank’s own reference: at the desk, before the bank told of it. */
const alikeIssues = ({ db }: CommunityContext, { bankReference }: BankLineRow, currency: string) =>
  db
    .select({ id: transfer.id })
    .from(transfer)
    .where(
      and(
        // Written out, so that the index of such references serves it
        sql`${transfer.kind} = 'issue' and ${transfer.verdict} = 'accepted'`,
        eq(transfer.reference, bankReference ?? ""),
        eq(transfer.currency, currency),
      ),
    )
    .limit(1);

/**
 * True, in SQL, while nothing was issued for what may be this very payment, read from another file or brought to the desk.
 * Asked in the write itself, so that of two lines matched at once one is.
 */
export const hasNoAlike = (ctx: CommunityContext, line: BankLineRow, currency: string) =>
  and(notExists(alikeLines(ctx, line)), notExists(alikeIssues(ctx, line, currency)));

/** Refuses with `bank_line_alike`, which names the other line (`bankLine`) or issue (`transfer`), where there is one. */
export async function refuseAlike(ctx: CommunityContext, line: BankLineRow, currency: string): Promise<void> {
  const [[alike], [issue]] = await ctx.db.batch([alikeLines(ctx, line), alikeIssues(ctx, line, currency)]);
  if (alike) throw new Refusal("bank_line_alike", { detail: { bankLine: alike.id } });
  if (issue) throw new Refusal("bank_line_alike", { detail: { transfer: issue.id } });
}
