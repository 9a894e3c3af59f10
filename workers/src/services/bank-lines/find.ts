import { eq } from "drizzle-orm";

import { bankLine } from "@mereau/db/tenant/schema.ts";
import { type BankLine, bankLine as bankLineContract } from "@mereau/shared/contracts/bankLines.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { CommunityContext } from "#services/context.ts";
import { scaleOf } from "#services/currencies/find.ts";
import { EURO_SCALE } from "#services/deposits/find.ts";
import { Refusal } from "#services/refusal.ts";

export type BankLineRow = typeof bankLine.$inferSelect;

/** A bank line as it stands. Refuses with `unknown_bank_line`. */
export async function findBankLine({ db }: CommunityContext, id: string): Promise<BankLineRow> {
  const [row] = await db.select().from(bankLine).where(eq(bankLine.id, id));
  if (!row) throw new Refusal("unknown_bank_line");
  return row;
}

/** A bank line as the API shows it: euros, and what is issued in decimals of its currency. */
export async function expressBankLine(ctx: CommunityContext, row: BankLineRow): Promise<BankLine> {
  const scale = row.currency === null ? 0 : await scaleOf(ctx, row.currency);
  return bankLineContract.parse({
    ...row,
    amount: formatAmount(row.cents, EURO_SCALE),
    issued: row.amount === null ? null : formatAmount(row.amount, scale),
  });
}
