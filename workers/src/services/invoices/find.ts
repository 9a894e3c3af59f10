import { eq, sql } from "drizzle-orm";

import { invoice, paymentRequest } from "@mereau/db/tenant/schema.ts";
import type { Invoice } from "@mereau/shared/contracts/invoices.ts";
import { mayReadOneOf } from "#services/accounts/authorise.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { reversal, toldReversal, undoes } from "#services/transfers/undone.ts";

export type InvoiceRow = typeof invoice.$inferSelect;

/** An invoice with what became of it: the request that it be paid, what undid that payment, and the credit note that cancels it. */
export type FoundInvoice = {
  invoice: InvoiceRow;
  request: Pick<typeof paymentRequest.$inferSelect, "state" | "transfer" | "closedAt"> | null;
  reversal: Invoice["reversal"];
  correctedBy: string | null;
  correctedByNumber: string | null;
  correctsNumber: string | null;
};

/** Invoices with what became of them; which ones is the caller’s to say. */
export const selectInvoices = ({ db }: CommunityContext) =>
  db
    .select({
      invoice,
      request: {
        state: paymentRequest.state,
        transfer: paymentRequest.transfer,
        closedAt: paymentRequest.closedAt,
      },
      reversal: toldReversal,
      correctedBy: sql<
        string | null
      >`(select note.id from ${invoice} as note where note.corrects = ${invoice.id})`,
      correctedByNumber: sql<
        string | null
      >`(select note.number from ${invoice} as note where note.corrects = ${invoice.id})`,
      correctsNumber: sql<string | null>`(select original.number from ${invoice} as original
        where original.id = ${invoice.corrects})`,
    })
    .from(invoice)
    .leftJoin(paymentRequest, eq(paymentRequest.id, invoice.id))
    .leftJoin(reversal, undoes(paymentRequest.transfer));

/** An invoice, whoever asks. Refuses with `unknown_invoice`. */
export async function readInvoice(ctx: CommunityContext, id: string): Promise<FoundInvoice> {
  const [row] = await selectInvoices(ctx).where(eq(invoice.id, id));
  if (!row) throw new Refusal("unknown_invoice");
  return row;
}

/**
 * An invoice that the caller may see: those who hold the seller’s account, once it is sent those who hold the buyer’s, and those who
 * oversee the community. Everybody else gets `unknown_invoice`, as if there were none.
 */
export async function findInvoice(ctx: CommunityContext, caller: Caller, id: string): Promise<FoundInvoice> {
  const found = await readInvoice(ctx, id);
  const { seller, buyer, state } = found.invoice;
  const parties = buyer === null || state === "draft" ? [seller] : [seller, buyer];
  if (!(await mayReadOneOf(ctx, caller, parties))) throw new Refusal("unknown_invoice");
  return found;
}
