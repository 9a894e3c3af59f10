import { and, eq, inArray, or, sql } from "drizzle-orm";

import { bankLine } from "@mereau/db/tenant/schema.ts";
import type { BankLine, IgnoreRequest } from "@mereau/shared/contracts/bankLines.ts";
import { record } from "#services/audit/record.ts";
import { readBankLine } from "#services/bank-lines/find.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, serving } from "#services/roles.ts";
import { isUndone } from "#services/transfers/undone.ts";

/**
 * Sets a line aside that nothing is to be issued for, with the reason; those who serve members may. What is being issued,
 * or is, cannot be, unless the issue was reversed. Asked again it answers the same.
 * Refuses with `unknown_bank_line` and `bank_line_settled`.
 */
export async function ignoreBankLine(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  { reason }: IgnoreRequest,
): Promise<BankLine> {
  allow(caller, serving);
  const [ignored] = await ctx.db
    .update(bankLine)
    .set({ state: "ignored", stateBefore: sql`${bankLine.state}`, reason })
    .where(
      and(
        eq(bankLine.id, id),
        or(
          inArray(bankLine.state, ["debit", "unmatched", "amount_differs", "refused"]),
          and(eq(bankLine.state, "issued"), isUndone(bankLine.transfer)),
        ),
      ),
    )
    .returning({ id: bankLine.id });
  if (ignored) await record(ctx, { caller, action: "bank_line.ignore", subject: id, detail: { reason } });
  const line = await readBankLine(ctx, id);
  if (line.state !== "ignored") throw new Refusal("bank_line_settled");
  return line;
}

/**
 * Takes a line up again that was set aside: it is what it was before; those who serve members may. A line that was not set
 * aside is left as it is. Refuses with `unknown_bank_line`.
 */
export async function restoreBankLine(ctx: CommunityContext, caller: Caller, id: string): Promise<BankLine> {
  allow(caller, serving);
  const [restored] = await ctx.db
    .update(bankLine)
    .set({ state: sql`${bankLine.stateBefore}`, stateBefore: null, reason: null })
    .where(and(eq(bankLine.id, id), eq(bankLine.state, "ignored")))
    .returning({ id: bankLine.id });
  if (restored) await record(ctx, { caller, action: "bank_line.restore", subject: id });
  return readBankLine(ctx, id);
}
