import { eq } from "drizzle-orm";

import { purchase, topUp } from "@mereau/db/tenant/schema.ts";
import type { SaleReceipt } from "@mereau/shared/contracts/saleReceipt.ts";
import type { CommunityContext } from "#services/context.ts";
import { receiptLetter } from "#services/mail/templates/receipt.ts";
import { writtenRun } from "#services/messages/plan.ts";
import { Refusal } from "#services/refusal.ts";
import { ownerOf } from "#services/sales/buyer.ts";
import { receiptOfPurchase, receiptOfTopUp } from "#services/sales/receipt.ts";
import { standingOfSales } from "#services/sales/verdict.ts";
import { planRun, type Write, writeAll } from "#services/scheduled/plan.ts";
import { type Outcome, type Run, runsWork } from "#services/scheduled/runs.ts";
import type { WorkContext } from "#services/scheduled/work.ts";
import { returnStock } from "#services/stock/move.ts";
import { settleOutcome } from "#services/transfers/outcome.ts";

const RECEIPTS = "receipts";

/** After so long the ledger has surely been asked. */
const PAUSE_MS = 5_000;

/** A sale of which the ledger has not heard for so long never took place. */
const PATIENCE_MS = 86_400_000;

/** Told before a sale is written down, so that its receipt is never forgotten. Refuses with `unavailable`. */
export async function wakeForReceipt({ ledger, id, now }: CommunityContext): Promise<void> {
  const answer = await ledger.wake(id, now + PAUSE_MS);
  if (!answer.ok) throw new Refusal(answer.code);
}

/** The write that plans the receipt of a sale, together with the sale. */
export const receiptRun = (ctx: CommunityContext, kind: SaleReceipt["kind"], id: string): Write =>
  planRun(ctx, { work: RECEIPTS, subject: id, period: kind, dueAt: ctx.now + PAUSE_MS });

/** Numbers the receipts of sales, whatever became of those who asked, and sends them to the buyers, each once. */
export const sendReceipts = runsWork({
  name: RECEIPTS,
  runsMax: 50,
  async perform(ctx, runs) {
    const standingOf = await standingOfSales(
      ctx,
      runs.map(({ subject }) => subject),
    );
    return Promise.all(
      runs.map(async (run): Promise<Outcome> => {
        const { state, refusal } = standingOf(run.subject);
        if (state === "refused") {
          await putBack(ctx, run);
          return { went: "done" };
        }
        if (state !== "pending") return send(ctx, run);
        if (ctx.now - run.dueAt > PATIENCE_MS) {
          await giveUp(ctx, run);
          return { went: "given_up", reason: "unknown_transfer" };
        }
        return { went: "again", at: ctx.now, reason: refusal ?? "unknown_transfer" };
      }),
    );
  },
});

/** What the ledger has refused goes back to the shelf, also where nobody heard the refusal. */
async function putBack(ctx: WorkContext, { subject, period }: Run): Promise<void> {
  const [row] =
    period === "purchase" ? await ctx.db.select().from(purchase).where(eq(purchase.id, subject)) : [];
  if (row) await writeAll(ctx, returnStock(ctx, row.order ?? row.id, { refused: row.id }));
}

/** A purchase that never reached the ledger cannot be paid any more: what it would have bought goes back. */
async function giveUp(ctx: WorkContext, run: Run): Promise<void> {
  const [row] = await ctx.db.select().from(purchase).where(eq(purchase.id, run.subject));
  if (row) await settleOutcome(ctx, row);
  await putBack(ctx, run);
}

async function send(ctx: WorkContext, { subject, period }: Run): Promise<Outcome> {
  const sale = await readSale(ctx, period, subject);
  const buyer = sale && (await ownerOf(ctx, sale.account));
  if (!sale || !buyer) return { went: "done" };
  const letter = receiptLetter(buyer.language, sale.receipt);
  return {
    went: "done",
    plans: [
      writtenRun(ctx, { member: buyer.id, kind: "receipt", about: subject, letter: "receipt", ...letter }),
    ],
  };
}

async function readSale(ctx: WorkContext, kind: string, id: string) {
  if (kind === "top_up") {
    const [row] = await ctx.db.select().from(topUp).where(eq(topUp.id, id));
    return row && { account: row.account, receipt: await receiptOfTopUp(ctx, row) };
  }
  const [row] = await ctx.db.select().from(purchase).where(eq(purchase.id, id));
  return row && { account: row.from, receipt: await receiptOfPurchase(ctx, row) };
}
