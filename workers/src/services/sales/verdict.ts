import { sql } from "drizzle-orm";

import { saleReceipt, transfer } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";

/** How far a sale has come, by what the ledger says of its transfer, and the number of its receipt. */
export type SaleStanding = {
  state: "pending" | "done" | "refused";
  refusal: string | null;
  receipt: number | null;
  /** When the ledger recorded it. */
  at: number | null;
};

/** How sales stand, by their ids, which are those of their transfers. */
export async function standingOfSales(
  { db }: CommunityContext,
  ids: readonly string[],
): Promise<(id: string) => SaleStanding> {
  const list = sql`(select value from json_each(${JSON.stringify(ids)}))`;
  const [verdicts, receipts] = await db.batch([
    db
      .select({ id: transfer.id, verdict: transfer.verdict, at: transfer.at })
      .from(transfer)
      .where(sql`${transfer.id} in ${list}`),
    db
      .select()
      .from(saleReceipt)
      .where(sql`${saleReceipt.subject} in ${list}`),
  ]);
  const byId = new Map(verdicts.map((row) => [row.id, row]));
  const numbers = new Map(receipts.map((row) => [row.subject, row.number]));
  return (id) => {
    const row = byId.get(id);
    const receipt = numbers.get(id) ?? null;
    if (!row) return { state: "pending", refusal: null, receipt, at: null };
    return row.verdict === "accepted"
      ? { state: "done", refusal: null, receipt, at: row.at }
      : { state: "refused", refusal: row.verdict, receipt, at: row.at };
  };
}
