import { dateOf } from "@mereau/shared/calendar/date.ts";
import { type InvoiceFacts, localFigure, shownDate } from "#http/pages/invoiceFigures.ts";
import { invoiceTexts } from "#http/pages/invoiceTexts.ts";

/** What stands below the sums: how to pay, what became of it, and the mentions that the law wants. */
export const InvoiceNotes = (facts: InvoiceFacts) => (
  <footer class="notes">
    {facts.invoice.note !== null && <p class="address">{facts.invoice.note}</p>}
    {notesOf(facts).map((note) => (
      <p>{note}</p>
    ))}
  </footer>
);

/** The sentences in their order. */
function notesOf({ language, currency, invoice }: InvoiceFacts): string[] {
  const say = invoiceTexts[language];
  const { kind, state, number, seller, buyer, euros } = invoice;
  const isDue = kind === "invoice" && state === "sent" && number !== null && seller.account !== null;
  const unit = `1\u00A0${currency.symbol || currency.code}`;
  const worth = euros && `${localFigure(withCents(euros.rate), language)}\u00A0€`;
  return [
    ...(invoice.correctsNumber === null ? [] : [say.corrects(invoice.correctsNumber)]),
    ...(invoice.reason === null ? [] : [say.reason(invoice.reason)]),
    ...(invoice.correctedByNumber === null ? [] : [say.cancelled(invoice.correctedByNumber)]),
    ...paid(invoice, language),
    ...(isDue ? undone(invoice, language) : []),
    ...(isDue ? [say.payTo(seller.account ?? "", number)] : []),
    ...(seller.isVatExempt ? [say.exempt] : []),
    ...(worth ? [say.rate(unit, worth)] : []),
    ...(kind === "invoice" && buyer.siren !== null ? [say.late] : []),
  ];
}

/** A rate with two decimals at least: `0.20` of `0.2`. */
function withCents(rate: string): string {
  const [whole, decimals = ""] = rate.split(".");
  return `${whole}.${decimals.padEnd(2, "0")}`;
}

/** A payment that was undone, when and why: else whoever has paid would not know what is asked of them. */
function undone({ reversal }: InvoiceFacts["invoice"], language: InvoiceFacts["language"]): string[] {
  if (reversal === null) return [];
  const say = invoiceTexts[language];
  const { at, reason } = reversal;
  return [say.reversed(shownDate(dateOf(at), language)), ...(reason === null ? [] : [say.reason(reason)])];
}

function paid({ paidAt, settledHow }: InvoiceFacts["invoice"], language: InvoiceFacts["language"]): string[] {
  if (paidAt === null) return [];
  const say = invoiceTexts[language];
  const date = shownDate(dateOf(paidAt), language);
  return [settledHow === null ? say.paidOn(date) : say.paidHow(date, settledHow)];
}
