import { euro } from "@mereau/shared/money/euro.ts";
import { type InvoiceFacts, shown, shownRate } from "#http/pages/invoiceFigures.ts";
import { invoiceTexts } from "#http/pages/invoiceTexts.ts";

type Sum = { name: string; amount: string; cents: string | null; isTotal?: boolean };

/** The sums of an invoice, in its currency and beside it in euros: by VAT rate where there are several. */
export const InvoiceSums = ({ language, currency, invoice }: InvoiceFacts) => {
  const say = invoiceTexts[language];
  return (
    <table class="sums">
      <caption>{say.sums}</caption>
      <tbody>
        {sumsOf(invoice, language).map(({ name, amount, cents, isTotal = false }) => (
          <tr class={isTotal ? "total" : undefined}>
            <th scope="row">{name}</th>
            <td>{shown(amount, currency, language)}</td>
            {cents !== null && <td class="euros">{shown(cents, euro, language)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

function sumsOf(
  { kind, seller, byRate, net, vat, total, euros }: InvoiceFacts["invoice"],
  language: InvoiceFacts["language"],
): Sum[] {
  const say = invoiceTexts[language];
  if (seller.isVatExempt)
    return [{ name: say.totalExempt[kind], amount: total, cents: euros?.total ?? null, isTotal: true }];
  const rates = byRate.flatMap((rate, index) => {
    const own = euros?.byRate[index];
    const percent = shownRate(rate.vatRate, language);
    return [
      { name: say.netOf(percent), amount: rate.net, cents: own?.net ?? null },
      { name: say.vatOf(percent), amount: rate.vat, cents: own?.vat ?? null },
    ];
  });
  const together = [
    { name: say.totalNet, amount: net, cents: euros?.net ?? null },
    { name: say.totalVat, amount: vat, cents: euros?.vat ?? null },
  ];
  return [
    ...rates,
    ...(byRate.length > 1 ? together : []),
    { name: say.total, amount: total, cents: euros?.total ?? null, isTotal: true },
  ];
}
