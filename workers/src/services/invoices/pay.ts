import { type SQL, sql } from "drizzle-orm";

import { invoice } from "@mereau/db/tenant/schema.ts";
import type { InvoicePayment } from "@mereau/shared/contracts/invoices.ts";
import type { TransferRecord } from "@mereau/shared/contracts/transfers.ts";
import type { ProblemCode } from "@mereau/shared/contracts/problems.ts";
import { payerFor } from "#services/accounts/authorise.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findInvoice, type FoundInvoice, readInvoice } from "#services/invoices/find.ts";
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
 * One whose payment was reversed is paid anew, by another transfer. Asked again it gives the same transfer. Refuses with every
 * code of a payment, and `own_benefit`, `unknown_invoice`, `invoice_not_sent`.
 */
export async function payInvoice(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  asked: InvoicePayment,
): Promise<TransferRecord> {
  const { invoice: row } = await findPayable(ctx, caller, id);
  if (row.state === "draft") throw new Refusal("invoice_not_sent");
  if (row.buyer !== null && row.buyer !== asked.from) throw new Refusal("forbidden");
  await payerFor(ctx, caller, { from: asked.from, to: [row.seller] });
  await askForPayment(ctx, row);
  try {
    return await payRequest(ctx, caller, id, { ...asked, amount: null }, isDue(id));
  } catch (error) {
    const code = error instanceof Refusal ? inOtherWords[error.code] : undefined;
    throw code === undefined ? error : new Refusal(code);
  }
}

/** An invoice to somebody outside can be paid by every member, since they have it; any other, and a draft, by whoever may see it. */
async function findPayable(ctx: CommunityContext, caller: Caller, id: string): Promise<FoundInvoice> {
  const found = await readInvoice(ctx, id);
  const isOpenToAll = found.invoice.buyer === null && found.invoice.state !== "draft";
  return isOpenToAll ? found : findInvoice(ctx, caller, id);
}

/** The request may have been refused or taken back, or its payment undone, and the invoice still be due: then it can be paid after all. */
const isDue = (id: string): SQL =>
  sql`exists (select 1 from ${invoice} as due where due.id = ${id} and due.state = 'sent' and due.settled_at is null)`;
