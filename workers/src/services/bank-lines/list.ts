import { and, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import * as z from "zod";

import { bankLine } from "@mereau/db/tenant/schema.ts";
import type { BankLine, BankLinesQuery, BankLineState } from "@mereau/shared/contracts/bankLines.ts";
import { expressBankLine, selectBankLines, undoneLines } from "#services/bank-lines/find.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { cutPage, type Page, readPlace } from "#services/page.ts";
import { allow, overseeing } from "#services/roles.ts";
import { reversal } from "#services/transfers/undone.ts";

const place = z.tuple([z.string(), z.string()]);

/** A line is `reversed` by what the ledger says of its issue: in its row it stays issued. */
function isIn(state: BankLineState): SQL | undefined {
  if (state === "reversed") return and(eq(bankLine.state, "issued"), undoneLines);
  const stands = eq(bankLine.state, state);
  return state === "issued" ? and(stands, isNull(reversal.id)) : stands;
}

/** The lines of the bank, the last booked first, for those who oversee the community. */
export async function listBankLines(
  ctx: CommunityContext,
  caller: Caller,
  { state, statement, cursor, limit }: BankLinesQuery,
): Promise<Page<BankLine>> {
  allow(caller, overseeing);
  const after = readPlace(place, cursor);
  const rows = await selectBankLines(ctx)
    .where(
      and(
        state && isIn(state),
        statement === undefined ? undefined : eq(bankLine.statement, statement),
        after && sql`(${bankLine.bookedOn}, ${bankLine.id}) < (${after[0]}, ${after[1]})`,
      ),
    )
    .orderBy(desc(bankLine.bookedOn), desc(bankLine.id))
    .limit(limit + 1);
  const page = cutPage(rows, limit, ({ line }) => [line.bookedOn, line.id]);
  return { items: await Promise.all(page.items.map((row) => expressBankLine(ctx, row))), next: page.next };
}
