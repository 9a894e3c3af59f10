import { and, desc, eq, sql } from "drizzle-orm";
import * as z from "zod";

import { bankLine } from "@mereau/db/tenant/schema.ts";
import type { BankLine, BankLinesQuery } from "@mereau/shared/contracts/bankLines.ts";
import { expressBankLine, selectBankLines } from "#services/bank-lines/find.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { cutPage, type Page, readPlace } from "#services/page.ts";
import { allow, overseeing } from "#services/roles.ts";

const place = z.tuple([z.string(), z.string()]);

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
        state && eq(bankLine.state, state),
        statement === undefined ? undefined : eq(bankLine.statement, statement),
        after && sql`(${bankLine.bookedOn}, ${bankLine.id}) < (${after[0]}, ${after[1]})`,
      ),
    )
    .orderBy(desc(bankLine.bookedOn), desc(bankLine.id))
    .limit(limit + 1);
  const page = cutPage(rows, limit, ({ line }) => [line.bookedOn, line.id]);
  return { items: await Promise.all(page.items.map((row) => expressBankLine(ctx, row))), next: page.next };
}
