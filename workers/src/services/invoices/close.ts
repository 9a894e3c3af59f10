import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";

import { invoice, paymentRequest } from "@mereau/db/tenant/schema.ts";
import { dateOf } from "@mereau/shared/calendar/date.ts";
import type { Invoice } from "@mereau/shared/contracts/invoices.ts";
import { actorFor } from "#services/accounts/authorise.ts";
import { recordOnBehalf } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressInvoice } from "#services/invoices/express.ts";
import { findInvoice, readInvoice } from "#services/invoices/find.ts";
import { askForPayment, nextOrdinal, numberOf } from "#services/invoices/send.ts";
import { Refusal } from "#services/refusal.ts";
import { isUndone } from "#services/transfers/undone.ts";

/** Ends the asking: nobody pays any more, unless somebody just does, or has paid and it was not undone. */
const stopAsking = ({ db, now }: CommunityContext, id: string) =>
  db
    .update(paymentRequest)
    .set({ state: "cancelled", closedAt: now, transfer: null, payer: null, claimedAt: null })
    .where(
      and(
        eq(paymentRequest.id, id),
        or(
          and(inArray(paymentRequest.state, ["open", "refused"]), isNull(paymentRequest.transfer)),
          and(eq(paymentRequest.state, "paid"), isUndone(paymentRequest.transfer)),
        ),
      ),
    );

const isStopped = (id: string) =>
  sql`exists (select 1 from ${paymentRequest} as asked where asked.id = ${id} and asked.state = 'cancelled')`;

/**
 * Cancels an invoice that has its number by a credit note, which is numbered in the same series and tells the same amounts.
 * Asked again it answers the same. Refuses with `unknown_invoice`, `invoice_not_sent` (a draft is thrown away), and
 * `invoice_closed` where it is paid (and that was not undone), just being paid, or cancelled already.
 */
export async function creditInvoice(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  note: { id: string; reason: string },
): Promise<Invoice> {
  const { invoice: row } = await findInvoice(ctx, caller, id);
  const { onBehalfOf } = await actorFor(ctx, caller, row.seller);
  if (row.state === "draft") throw new Refusal("invoice_not_sent");
  if (row.kind !== "invoice") throw new Refusal("invoice_closed");
  await askForPayment(ctx, row);
  const issuedOn = dateOf(ctx.now);
  const year = Number(issuedOn.slice(0, 4));
  await ctx.db.batch([
    stopAsking(ctx, id),
    ctx.db
      .run(sql`insert into ${invoice} (id, kind, state, seller, seller_member, currency, buyer, buyer_asked, lines,
        delivered_on, year, ordinal, number, issued_on, seller_told, buyer_told, rate, corrects, reason, created_at, created_by)
      select ${note.id}, 'credit_note', 'sent', seller, seller_member, currency, buyer, buyer_asked, lines,
        delivered_on, ${year}, ${nextOrdinal(row.sellerMember, year)}, ${numberOf(row.sellerMember, year)}, ${issuedOn},
        seller_told, buyer_told, rate, id, ${note.reason}, ${ctx.now}, ${caller.member}
      from ${invoice} where id = ${id} and state = 'sent' and settled_at is null and ${isStopped(id)}
      on conflict do nothing`),
    ...recordOnBehalf(ctx, { caller, onBehalfOf, action: "invoice.credit", subject: id, detail: note }),
    ctx.db
      .update(invoice)
      .set({ state: "cancelled" })
      .where(
        and(eq(invoice.id, id), sql`exists (select 1 from ${invoice} as note where note.corrects = ${id})`),
      ),
  ]);
  const { correctedBy } = await readInvoice(ctx, id);
  if (correctedBy !== note.id) throw new Refusal("invoice_closed");
  return expressInvoice(ctx, await readInvoice(ctx, note.id));
}

/**
 * Notes that an invoice was paid otherwise than here, in euros for example; nobody can pay it here any more. Asked again it answers
 * the same. Refuses with `unknown_invoice`, `invoice_not_sent`, `invoice_closed`.
 */
export async function settleInvoice(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  how: string,
): Promise<Invoice> {
  const { invoice: row } = await findInvoice(ctx, caller, id);
  const { onBehalfOf } = await actorFor(ctx, caller, row.seller);
  if (row.state === "draft") throw new Refusal("invoice_not_sent");
  if (row.kind !== "invoice") throw new Refusal("invoice_closed");
  await askForPayment(ctx, row);
  await ctx.db.batch([
    stopAsking(ctx, id),
    ctx.db
      .update(invoice)
      .set({ settledAt: ctx.now, settledHow: how })
      .where(and(eq(invoice.id, id), eq(invoice.state, "sent"), isNull(invoice.settledAt), isStopped(id))),
    ...recordOnBehalf(ctx, { caller, onBehalfOf, action: "invoice.settle", subject: id, detail: { how } }),
  ]);
  const found = await readInvoice(ctx, id);
  if (found.invoice.settledHow !== how) throw new Refusal("invoice_closed");
  return expressInvoice(ctx, found);
}
