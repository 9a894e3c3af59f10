import { and, count, eq, inArray } from "drizzle-orm";

import { bankLine, bankStatement } from "@mereau/db/tenant/schema.ts";
import type { BankStatement, LineCounts } from "@mereau/shared/contracts/bankStatements.ts";
import { undoneLines } from "#services/bank-lines/find.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";

/** No line in any state. */
export const noLines: LineCounts = {
  new: 0,
  debit: 0,
  unmatched: 0,
  amount_differs: 0,
  matched: 0,
  issued: 0,
  reversed: 0,
  refused: 0,
  ignored: 0,
};

/** Imports as the API shows them, with what became of the lines that each added. */
export async function expressStatements(
  { db }: CommunityContext,
  rows: readonly (typeof bankStatement.$inferSelect)[],
): Promise<BankStatement[]> {
  if (rows.length === 0) return [];
  const theirs = inArray(
    bankLine.statement,
    rows.map(({ id }) => id),
  );
  const [counted, undone] = await db.batch([
    db
      .select({ statement: bankLine.statement, state: bankLine.state, lines: count() })
      .from(bankLine)
      .where(theirs)
      .groupBy(bankLine.statement, bankLine.state),
    db
      .select({ statement: bankLine.statement, lines: count() })
      .from(bankLine)
      .where(and(theirs, eq(bankLine.state, "issued"), undoneLines))
      .groupBy(bankLine.statement),
  ]);
  return rows.map((statement) => {
    const { digest: _, ...row } = statement;
    const own = counted.filter((one) => one.statement === row.id);
    const added = own.reduce((sum, { lines }) => sum + lines, 0);
    const states = { ...noLines, ...Object.fromEntries(own.map(({ state, lines }) => [state, lines])) };
    const reversed = undone.find((one) => one.statement === row.id)?.lines ?? 0;
    const standing = { ...states, issued: states.issued - reversed, reversed };
    return { ...row, added, known: row.entries - added, states: standing };
  });
}

/** One import. Refuses with `unknown_statement`. */
export async function findStatement(ctx: CommunityContext, id: string): Promise<BankStatement> {
  const rows = await ctx.db.select().from(bankStatement).where(eq(bankStatement.id, id));
  const [statement] = await expressStatements(ctx, rows);
  if (!statement) throw new Refusal("unknown_statement");
  return statement;
}
