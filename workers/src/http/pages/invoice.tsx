import { euro } from "@mereau/shared/money/euro.ts";
import type { Invoice } from "@mereau/shared/contracts/invoices.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import { type InvoiceFacts, localFigure, shown, shownDate, shownRate } from "#http/pages/invoiceFigures.ts";
import { InvoiceNotes } from "#http/pages/invoiceNotes.tsx";
import { InvoiceSums } from "#http/pages/invoiceSums.tsx";
import { invoiceTexts } from "#http/pages/invoiceTexts.ts";
import { OtherLanguage, Page } from "#http/pages/page.tsx";

type PartyFacts = { title: string; language: Language; party: Invoice["buyer"]; isSeller?: boolean };

const Party = ({ title, language, party, isSeller = false }: PartyFacts) => {
  const say = invoiceTexts[language];
  return (
    <section class={isSeller ? "party seller" : "party"}>
      <h2>{title}</h2>
      <p class="name">{party.name}</p>
      {party.address !== null && <p class="address">{party.address}</p>}
      {party.siren !== null && (
        <p>
          {say.siren} {party.siren.replace(/^(...)(...)(...)$/, "$1\u00A0$2\u00A0$3")}
        </p>
      )}
      {party.vatNumber !== null && (
        <p>
          {say.vatNumber} {party.vatNumber}
        </p>
      )}
    </section>
  );
};

const Lines = ({ language, currency, invoice }: InvoiceFacts) => {
  const say = invoiceTexts[language];
  const money = (amount: string) => shown(amount, currency, language);
  return (
    <section aria-label={say.lines}>
      <table class="lines">
        <thead>
          <tr>
            <th scope="col">{say.label}</th>
            <th scope="col">{say.quantity}</th>
            <th scope="col">{say.unitPrice}</th>
            {!invoice.seller.isVatExempt && <th scope="col">{say.vatRate}</th>}
            <th scope="col">{say.net}</th>
            {invoice.euros && <th scope="col">{say.inEuros}</th>}
          </tr>
        </thead>
        <tbody>
          {invoice.lines.map((line) => (
            <tr>
              <th scope="row">{line.label}</th>
              <td data-name={say.quantity}>
                {localFigure(line.quantity, language)}
                {line.unit !== null && `\u00A0${line.unit}`}
              </td>
              <td data-name={say.unitPrice}>{money(line.unitPrice)}</td>
              {!invoice.seller.isVatExempt && (
                <td data-name={say.vatRate}>{shownRate(line.vatRate, language)}</td>
              )}
              <td data-name={say.net}>{money(line.net)}</td>
              {invoice.euros && (
                <td data-name={say.inEuros}>
                  {line.netEuros !== null && shown(line.netEuros, euro, language)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

const Dates = ({ language, invoice }: InvoiceFacts) => {
  const say = invoiceTexts[language];
  const { kind, issuedOn, deliveredOn, dueOn } = invoice;
  const dates = [
    [say.issued, issuedOn && shownDate(issuedOn, language)],
    [say.delivered, deliveredOn && shownDate(deliveredOn, language)],
    [say.due, kind === "invoice" ? (dueOn ? shownDate(dueOn, language) : say.onReceipt) : null],
  ] as const;
  return (
    <dl class="dates">
      {dates.map(
        ([name, date]) =>
          date && (
            <div>
              <dt>{name}</dt>
              <dd>{date}</dd>
            </div>
          ),
      )}
    </dl>
  );
};

/** An invoice or credit note on a sheet of A4, with both prices, and what French law wants on it. */
export const InvoicePage = (facts: InvoiceFacts) => {
  const { language, community, invoice } = facts;
  const say = invoiceTexts[language];
  const kind = say.kind[invoice.kind];
  return (
    <Page
      language={language}
      title={`${kind} ${invoice.number ?? ""}`.trim()}
      stylesheet="/assets/invoice.css"
    >
      <nav class="tools">
        <span>{say.print}</span>
        <OtherLanguage language={language} />
      </nav>
      <main class="sheet">
        <header>
          <p class="community">{community}</p>
          <h1>
            {kind} {invoice.number}
          </h1>
          <p class={`state ${invoice.state}`}>
            {invoice.state === "draft"
              ? say.draft
              : invoice.kind === "credit_note"
                ? say.credited
                : say.state[invoice.state]}
          </p>
        </header>
        <div class="parties">
          <Party title={say.seller} language={language} party={invoice.seller} isSeller />
          <Party title={say.buyer} language={language} party={invoice.buyer} />
        </div>
        <Dates {...facts} />
        <Lines {...facts} />
        <InvoiceSums {...facts} />
        <InvoiceNotes {...facts} />
      </main>
    </Page>
  );
};
