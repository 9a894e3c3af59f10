import { sql } from "drizzle-orm";

import { saleReceipt, transfer } from "@mereau/db/tenant/schema.ts";
import type { Purchase } from "@mereau/shared/contracts/purchases.ts";
import type { CommunityContext } from "#services/context.ts";
import { reversal, toldReversal, undoes } from "#services/transfers/undone.ts";

/** How far a sale has come, by what the ledger says of its transfer and of what undid it, and the number of its receipt. */
export type SaleStanding = {
  state: "pending" | "done" | "reversed" | "refused";
  refusal: string | null;
  reversal: Purchase["reversal"];
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
      .select({ id: transfer.id, verdict: transfer.verdict, at: transfer.at, reversal: toldReversal })
      .from(transfer)
      .leftJoin(reversal, undoes(transfer.id))
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
    if (!row) return { state: "pending", refusal: null, reversal: null, receipt, at: null };
    const { at, verdict, reversal: undone } = row;
    if (verdict !== "accepted") return { state: "refused", refusal: verdict, reversal: null, receipt, at };
    return { state: undone ? "reversed" : "done", refusal: null, reversal: undone, receipt, at };
  };
}
