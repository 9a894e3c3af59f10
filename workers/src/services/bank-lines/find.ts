import { eq, sql } from "drizzle-orm";

import { bankLine, transfer } from "@mereau/db/tenant/schema.ts";
import { type BankLine, bankLine as bankLineContract } from "@mereau/shared/contracts/bankLines.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { resembles } from "#services/bank-lines/resembles.ts";
import type { CommunityContext } from "#services/context.ts";
import { scaleOf } from "#services/currencies/find.ts";
import { EURO_SCALE } from "@mereau/shared/money/euro.ts";
import { Refusal } from "#services/refusal.ts";
import { reversal, toldReversal, undoes } from "#services/transfers/undone.ts";

/** A bank line, and whether its issue was undone: by what the ledger says, since its row stays issued. */
export type BankLineRow = typeof bankLine.$inferSelect & { isReversed: boolean };

/** A bank line as it stands. Refuses with `unknown_bank_line`. */
export async function findBankLine({ db }: CommunityContext, id: string): Promise<BankLineRow> {
  const [row] = await db
    .select({ line: bankLine, undoneBy: reversal.id })
    .from(bankLine)
    .leftJoin(reversal, undoes(bankLine.transfer))
    .where(eq(bankLine.id, id));
  if (!row) throw new Refusal("unknown_bank_line");
  return { ...row.line, isReversed: row.line.state === "issued" && row.undoneBy !== null };
}

/** Lines whose issue was undone: found from the reversals, which are few. */
export const undoneLines = sql`${bankLine.transfer} in (select undone.related from ${transfer} as undone
  where undone.kind = 'reversal' and undone.verdict = 'accepted')`;

/**
 * Bank lines, each with what undid its issue, and how many lines that other imports brought resemble it: two payments, or one that was read in two ways.
 */
export const selectBankLines = ({ db }: CommunityContext) =>
  db
    .select({
      line: bankLine,
      undoneBy: toldReversal,
      alike: sql<number>`(select count(*) from bank_line as other where ${resembles})`,
    })
    .from(bankLine)
    .leftJoin(reversal, undoes(bankLine.transfer))
    .$dynamic();

type Selected = Awaited<ReturnType<typeof selectBankLines>>[number];

/** A bank line as the API shows it: euros, and what is issued in decimals of its currency. */
export async function expressBankLine(
  ctx: CommunityContext,
  { line: row, undoneBy, alike }: Selected,
): Promise<BankLine> {
  const scale = row.currency === null ? 0 : await scaleOf(ctx, row.currency);
  return bankLineContract.parse({
    ...row,
    state: row.state === "issued" && undoneBy ? "reversed" : row.state,
    undoneBy,
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
