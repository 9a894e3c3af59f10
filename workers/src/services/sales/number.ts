import { eq, sql } from "drizzle-orm";

import { saleReceipt, transfer } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";

/**
 * Gives the receipt of a sale its number, once the ledger has carried the sale out: the next one, in one statement, so
 * that there is neither a gap nor a number twice. Gives the number, and whether it is new; null for a sale not done.
 */
export async function numberSale(
  { db, now }: CommunityContext,
  kind: "top_up" | "purchase",
  id: string,
): Promise<{ number: number; isNew: boolean } | null> {
  const next = sql`(select coalesce(max(number), 0) + 1 from sale_receipt)`;
  const [{ rowsAffected }, [row]] = await db.batch([
    db.run(sql`insert into sale_receipt (number, kind, subject, at)
      select ${next}, ${kind}, ${transfer.id}, ${now} from ${transfer}
      where ${transfer.id} = ${id} and ${transfer.verdict} = 'accepted' on conflict (subject) do nothing`),
    db.select({ number: saleReceipt.number }).from(saleReceipt).where(eq(saleReceipt.subject, id)),
  ]);
  return row ? { number: row.number, isNew: rowsAffected > 0 } : null;
}
