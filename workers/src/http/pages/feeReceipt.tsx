import { dateInWords } from "@mereau/shared/calendar/inWords.ts";
import { momentOf } from "@mereau/shared/calendar/date.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import type { MembershipFeeReceipt } from "@mereau/shared/contracts/membershipFees.ts";
import { displayAmount, type Displayed } from "@mereau/shared/money/display.ts";
import { OtherLanguage, Page, Token } from "#http/pages/page.tsx";

const texts = {
  fr: {
    title: "Reçu de cotisation",
    number: (number: number) => `n° ${number}`,
    lead: (name: string, number: number, period: string) =>
      `Reçu de ${name}, membre n°\u00A0${number}, pour sa cotisation ${period}. Merci\u00A0!`,
    undone: (date: string) => `Ce paiement a été annulé le ${date} : ce reçu ne vaut plus justificatif.`,
    why: (reason: string) => `Motif : ${reason}`,
    from: "Période du",
    to: "jusqu’au",
    means: "Payée",
    on: "Date",
    reference: "Référence",
    payment: "paiement",
    amount: "Montant",
    by: {
      account: "depuis son compte",
      cash: "en espèces",
      transfer: "par virement",
      card: "par carte",
      cheque: "par chèque",
      other: "autrement",
    },
  },
  en: {
    title: "Membership fee receipt",
    number: (number: number) => `no. ${number}`,
    lead: (name: string, number: number, period: string) =>
      `Received from ${name}, member no.\u00A0${number}, membership fee for ${period}. Thank you!`,
    undone: (date: string) => `This payment was undone on ${date}: this receipt proves nothing any more.`,
    why: (reason: string) => `Reason: ${reason}`,
    from: "Period from",
    to: "until",
    means: "Paid",
    on: "Date",
    reference: "Reference",
    payment: "payment",
    amount: "Amount",
    by: {
      account: "from an account",
      cash: "in cash",
      transfer: "by bank transfer",
      card: "by card",
      cheque: "by cheque",
      other: "otherwise",
    },
  },
} as const;

type Facts = { language: Language; receipt: MembershipFeeReceipt; money: Displayed; minor: number };

/** The receipt of a membership fee on one sheet of paper, to read, keep or print. */
export const FeeReceiptPage = ({ language, receipt, money, minor }: Facts) => {
  const say = texts[language];
  const day = (date: string) => dateInWords(momentOf(date))[language];
  const { community, member, period, means, reference, paidOn, undone } = receipt;
  const rows: [string, string][] = [
    [say.from, day(receipt.startsOn)],
    [say.to, day(receipt.endsOn)],
    [say.means, say.by[means]],
    [say.on, day(paidOn)],
  ];
  return (
    <Page
      language={language}
      title={`${say.title} ${say.number(receipt.number)}, ${community.name}`}
      stylesheet="/assets/receipt.css"
    >
      <nav class="tools">
        <OtherLanguage language={language} />
      </nav>
      <main class="receipt">
        <header>
          <Token name={community.name} />
          <address>
            <strong>{community.name}</strong>
            {community.address !== null && <span>{community.address}</span>}
          </address>
        </header>
        <div class="title">
          <h1>{say.title}</h1>
          <strong>{say.number(receipt.number)}</strong>
        </div>
        {undone !== null && (
          <p class="undone">
            <strong>{say.undone(dateInWords(undone.at)[language])}</strong>{" "}
            {undone.reason !== null && say.why(undone.reason)}
          </p>
        )}
        <p class="buyer">{say.lead(member.name, member.number, period)}</p>
        <dl>
          {rows.map(([name, value]) => (
            <div>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          <div class="sum">
            <dt>{say.amount}</dt>
            <dd>{displayAmount(minor, money, language)}</dd>
          </div>
        </dl>
        <footer>
          <p class="soft">
            {reference !== null && `${say.reference} ${reference}, `}
            {say.payment} <code>{receipt.payment}</code>
          </p>
        </footer>
      </main>
    </Page>
  );
};
