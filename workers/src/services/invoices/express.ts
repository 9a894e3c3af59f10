import type { Invoice } from "@mereau/shared/contracts/invoices.ts";
import { eurosOf, type InvoiceTotals, totalsOf } from "@mereau/shared/invoicing/totals.ts";
import { parseRate } from "@mereau/shared/journal/fec/euros.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import type { FoundInvoice } from "#services/invoices/find.ts";
import { toldBuyer, toldSeller } from "#services/invoices/parties.ts";
import { euroRate } from "#services/invoices/rate.ts";

const CENTS = 2;

/** An invoice as the API and its page show it; a draft with what would be told if it were sent now. */
export async function expressInvoice(ctx: CommunityContext, found: FoundInvoice): Promise<Invoice> {
  const row = found.invoice;
  const { scale } = await findCurrency(ctx, row.currency);
  const totals = totalsOf(row.lines);
  const rate = row.rate ?? (await euroRate(ctx, row.currency));
  const parsed = rate === null ? null : parseRate(rate);
  const euros = parsed && eurosOf(totals, scale, parsed);
  const seller = row.sellerTold ?? (await toldSeller(ctx, row));
  const buyer = row.buyerTold ?? (await toldBuyer(ctx, row));
  return {
    id: row.id,
    kind: row.kind,
    number: row.number,
    seller: { account: row.seller, ...seller },
    buyer: { account: row.buyer, ...buyer },
    currency: row.currency,
    lines: row.lines.map((line, index) => ({
      ...line,
      unitPrice: formatAmount(line.unitPrice, scale),
      net: formatAmount(totals.lines[index] ?? 0, scale),
      netEuros: euros && formatAmount(euros.lines[index] ?? 0, CENTS),
    })),
    ...expressTotals(totals, scale),
    euros: euros && rate !== null ? { rate, ...expressTotals(euros, CENTS) } : null,
    issuedOn: row.issuedOn,
    deliveredOn: row.deliveredOn,
    dueOn: row.dueOn,
    note: row.note,
    corrects: row.corrects,
    correctsNumber: found.correctsNumber,
    correctedBy: found.correctedBy,
    correctedByNumber: found.correctedByNumber,
    reason: row.reason,
    createdAt: row.createdAt,
    settledHow: row.settledHow,
    ...howItStands(found),
  };
}

function expressTotals({ byRate, sums }: InvoiceTotals, scale: number) {
  const decimal = (minor: number) => formatAmount(minor, scale);
  const { net, vat, total } = sums;
  return {
    byRate: byRate.map((rate) => ({
      vatRate: rate.vatRate,
      net: decimal(rate.net),
      vat: decimal(rate.vat),
    })),
    net: decimal(net),
    vat: decimal(vat),
    total: decimal(total),
  };
}

/** Paid here, or otherwise; else as it was left, also where the payment was undone. */
function howItStands({
  invoice: row,
  request,
  reversal,
}: FoundInvoice): Pick<Invoice, "state" | "transfer" | "paidAt" | "reversal"> {
  if (request?.state === "paid" && reversal === null)
    return { state: "paid", transfer: request.transfer, paidAt: request.closedAt, reversal };
  const unpaid = { transfer: null, paidAt: row.settledAt, reversal };
  return row.settledAt === null ? { state: row.state, ...unpaid } : { state: "paid", ...unpaid };
}
