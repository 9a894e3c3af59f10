import { eq, sql } from "drizzle-orm";

import { bankLine } from "@mereau/db/tenant/schema.ts";
import { type BankLine, bankLine as bankLineContract } from "@mereau/shared/contracts/bankLines.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { resembles } from "#services/bank-lines/resembles.ts";
import type { CommunityContext } from "#services/context.ts";
import { scaleOf } from "#services/currencies/find.ts";
import { EURO_SCALE } from "@mereau/shared/money/euro.ts";
import { Refusal } from "#services/refusal.ts";

export type BankLineRow = typeof bankLine.$inferSelect;

/** A bank line as it stands. Refuses with `unknown_bank_line`. */
export async function findBankLine({ db }: CommunityContext, id: string): Promise<BankLineRow> {
  const [row] = await db.select().from(bankLine).where(eq(bankLine.id, id));
  if (!row) throw new Refusal("unknown_bank_line");
  return row;
}

/**
 * Bank lines, each with how many lines that other imports brought resemble it: two payments, or one that was read in two ways.
 */
export const selectBankLines = ({ db }: CommunityContext) =>
  db
    .select({
      line: bankLine,
      alike: sql<number>`(select count(*) from bank_line as other where ${resembles})`,
    })
    .from(bankLine)
    .$dynamic();

type Selected = Awaited<ReturnType<typeof selectBankLines>>[number];

/** A bank line as the API shows it: euros, and what is issued in decimals of its currency. */
export async function expressBankLine(
  ctx: CommunityContext,
  { line: row, alike }: Selected,
): Promise<BankLine> {
  const scale = row.currency === null ? 0 : await scaleOf(ctx, row.currency);
  return bankLineContract.parse({
    ...row,
    alike,
    amount: formatAmount(row.cents, EURO_SCALE),
    issued: row.amount === null ? null : formatAmount(row.amount, scale),
  });
}

/** One bank line as the API shows it. Refuses with `unknown_bank_line`. */
export async function readBankLine(ctx: CommunityContext, id: string): Promise<BankLine> {
  const [row] = await selectBankLines(ctx).where(eq(bankLine.id, id));
  if (!row) throw new Refusal("unknown_bank_line");
  return expressBankLine(ctx, row);
}
