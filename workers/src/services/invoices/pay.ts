import { and, eq, inArray, sql } from "drizzle-orm";

import { invoice, paymentRequest } from "@mereau/db/tenant/schema.ts";
import type { InvoicePayment } from "@mereau/shared/contracts/invoices.ts";
import type { TransferRecord } from "@mereau/shared/contracts/transfers.ts";
import type { ProblemCode } from "@mereau/shared/contracts/problems.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { readInvoice } from "#services/invoices/find.ts";
import { askForPayment } from "#services/invoices/send.ts";
import { payRequest } from "#services/payment-requests/pay.ts";
import { Refusal } from "#services/refusal.ts";

/** What paying a request is refused with, in the words of invoices. */
const inOtherWords: Partial<Record<ProblemCode, ProblemCode>> = {
  unknown_payment_request: "unknown_invoice",
  request_closed: "invoice_closed",
};

/**
 * Pays an invoice: a payment whose reference is its number. Of two who pay at the same moment one does, and the other hears
 * `invoice_closed`. From the buyer’s account alone; where the buyer is somebody outside, by whoever has the invoice.
 * Asked again it gives the same transfer. Refuses with every code of a payment, and `unknown_invoice`, `invoice_not_sent`.
 */
export async function payInvoice(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  asked: InvoicePayment,
): Promise<TransferRecord> {
  const { invoice: row } = await readInvoice(ctx, id);
  if (row.state === "draft") throw new Refusal("invoice_not_sent");
  await askForPayment(ctx, row);
  await reopen(ctx, id);
  try {
    return await payRequest(ctx, caller, id, { ...asked, amount: null });
  } catch (error) {
    const code = error instanceof Refusal ? inOtherWords[error.code] : undefined;
    throw code === undefined ? error : new Refusal(code);
  }
}

/** Somebody may have refused or taken back the request, and the invoice still be due: then it can be paid after all. */
async function reopen({ db }: CommunityContext, id: string): Promise<void> {
  const isDue = sql`exists (select 1 from ${invoice} as due where due.id = ${id}
    and due.state = 'sent' and due.settled_at is null)`;
  await db
    .update(paymentRequest)
    .set({ state: "open", closedAt: null, reason: null })
    .where(and(eq(paymentRequest.id, id), inArray(paymentRequest.state, ["refused", "cancelled"]), isDue));
}
