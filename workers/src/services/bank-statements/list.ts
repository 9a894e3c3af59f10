import { desc, sql } from "drizzle-orm";
import * as z from "zod";

import { bankStatement } from "@mereau/db/tenant/schema.ts";
import type { BankStatement, BankStatementsQuery } from "@mereau/shared/contracts/bankStatements.ts";
import { expressStatements } from "#services/bank-statements/find.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { cutPage, type Page, readPlace } from "#services/page.ts";
import { allow, overseeing } from "#services/roles.ts";

const place = z.tuple([z.int(), z.string()]);

/** The imports, the newest first, for those who oversee the community. */
export async function listStatements(
  ctx: CommunityContext,
  caller: Caller,
  { cursor, limit }: BankStatementsQuery,
): Promise<Page<BankStatement>> {
  allow(caller, overseeing);
  const after = readPlace(place, cursor);
  const rows = await ctx.db
    .select()
    .from(bankStatement)
    .where(after && sql`(${bankStatement.importedAt}, ${bankStatement.id}) < (${after[0]}, ${after[1]})`)
    .orderBy(desc(bankStatement.importedAt), desc(bankStatement.id))
    .limit(limit + 1);
  const page = cutPage(rows, limit, ({ importedAt, id }) => [importedAt, id]);
  return { items: await expressStatements(ctx, page.items), next: page.next };
}
