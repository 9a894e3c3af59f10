import { and, eq, sql } from "drizzle-orm";

import { invoice } from "@mereau/db/tenant/schema.ts";
import { dateOf } from "@mereau/shared/calendar/date.ts";
import type { Invoice } from "@mereau/shared/contracts/invoices.ts";
import { totalsOf } from "@mereau/shared/invoicing/totals.ts";
import { actorFor } from "#services/accounts/authorise.ts";
import { record } from "#services/audit/record.ts";
import { findBilling } from "#services/billing/read.ts";
import { rateMissing } from "#services/chart-of-accounts/rateMissing.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressInvoice } from "#services/invoices/express.ts";
import { findInvoice, type InvoiceRow, readInvoice } from "#services/invoices/find.ts";
import { toldBuyer, toldSeller } from "#services/invoices/parties.ts";
import { euroRate } from "#services/invoices/rate.ts";
import { writeRequest } from "#services/payment-requests/create.ts";
import { newlyOpen, unmixed } from "#services/payment-requests/find.ts";
import { Refusal } from "#services/refusal.ts";
import { firstLanguage } from "#services/settings/firstLanguage.ts";

/** The next place in the series of a seller and year, as SQL: no number is left out, and none is given twice. */
export const nextOrdinal = (sellerMember: string, year: number) =>
  sql<number>`(select coalesce(max(other.ordinal), 0) + 1 from ${invoice} as other
    where other.seller_member = ${sellerMember} and other.year = ${year})`;

/** A number as it is printed: `2026-0007`. */
export const numberOf = (sellerMember: string, year: number) =>
  sql<string>`printf('%d-%04d', ${year}, ${nextOrdinal(sellerMember, year)})`;

/**
 * Sends an invoice: it gets the next number of its seller and year, keeps what it tells and what the currency is worth today, and asks
 * the buyer to pay. Asked again it makes sure of the last. Refuses with `unknown_invoice`, `billing_missing`, `rate_missing`, and with
 * `invalid_input` (`vat_exempt`) VAT on the invoice of one who has none.
 */
export async function sendInvoice(ctx: CommunityContext, caller: Caller, id: string): Promise<Invoice> {
  const { invoice: row } = await findInvoice(ctx, caller, id);
  const { onBehalfOf } = await actorFor(ctx, caller, row.seller);
  if (row.state === "draft") await number(ctx, row);
  const { invoice: sent } = await readInvoice(ctx, id);
  await askForPayment(ctx, sent);
  if (onBehalfOf !== null && row.state === "draft")
    await record(ctx, { caller, onBehalfOf, action: "invoice.send", subject: id });
  return expressInvoice(ctx, await readInvoice(ctx, id));
}

async function number(ctx: CommunityContext, row: InvoiceRow): Promise<void> {
  const [details, rate] = await Promise.all([
    findBilling(ctx, row.sellerMember),
    euroRate(ctx, row.currency),
  ]);
  if (!details) throw new Refusal("billing_missing");
  if (rate === null) throw rateMissing([row.currency]);
  if (details.isVatExempt && row.lines.some(({ vatRate }) => Number(vatRate) > 0))
    throw new Refusal("invalid_input", { fields: [{ field: "lines", code: "vat_exempt" }] });
  const issuedOn = dateOf(ctx.now);
  const year = Number(issuedOn.slice(0, 4));
  const { rowsAffected } = await ctx.db
    .update(invoice)
    .set({
      state: "sent",
      year,
      ordinal: nextOrdinal(row.sellerMember, year),
      number: numberOf(row.sellerMember, year),
      issuedOn,
      deliveredOn: row.deliveredOn ?? issuedOn,
      sellerTold: await toldSeller(ctx, row),
      buyerTold: await toldBuyer(ctx, row),
      rate,
    })
    // What was checked is what is numbered
    .where(and(eq(invoice.id, row.id), eq(invoice.state, "draft"), eq(invoice.lines, row.lines)));
  if (rowsAffected === 0 && (await readInvoice(ctx, row.id)).invoice.state === "draft")
    throw new Refusal("unavailable");
}

/** What both sides read on their statements before the number. */
const titles = { fr: "Facture", en: "Invoice" } as const;

/** The request that the invoice be paid, under its own id: through it an invoice is paid exactly once. */
export async function askForPayment(ctx: CommunityContext, row: InvoiceRow): Promise<void> {
  const { id, seller, buyer, currency, number: printed, sellerMember } = row;
  if (row.kind !== "invoice" || row.state !== "sent" || row.settledAt !== null) return;
  if ((await readInvoice(ctx, id)).request !== null) return;
  await writeRequest(ctx, {
    id,
    member: sellerMember,
    createdAt: ctx.now,
    currency,
    to: seller,
    from: buyer,
    amount: totalsOf(row.lines).sums.total,
    memo: `${titles[await firstLanguage(ctx)]} ${printed}`,
    category: null,
    reference: printed,
    expiresAt: null,
    ...unmixed,
    ...newlyOpen,
  });
}
