import { dateInWords } from "@mereau/shared/calendar/inWords.ts";
import { momentOf } from "@mereau/shared/calendar/date.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import type { MembershipFeeReceipt } from "@mereau/shared/contracts/membershipFees.ts";
import { displayAmount, type Displayed } from "@mereau/shared/money/display.ts";
import { Page, Token } from "#http/pages/page.tsx";

const texts = {
  fr: {
    title: (number: number) => `Reçu de cotisation n° ${number}`,
    lead: (name: string, amount: string) => `Nous avons reçu de ${name} la somme de ${amount}. Merci !`,
    member: "Membre",
    number: "n°",
    period: "Cotisation",
    span: (from: string, to: string) => `du ${from} au ${to}`,
    amount: "Montant",
    means: "Payée",
    on: (means: string, day: string) => `${means}, le ${day}`,
    reference: "Référence",
    payment: "Paiement",
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
    title: (number: number) => `Membership fee receipt no. ${number}`,
    lead: (name: string, amount: string) => `We have received ${amount} from ${name}. Thank you!`,
    member: "Member",
    number: "no.",
    period: "Fee",
    span: (from: string, to: string) => `from ${from} to ${to}`,
    amount: "Amount",
    means: "Paid",
    on: (means: string, day: string) => `${means}, on ${day}`,
    reference: "Reference",
    payment: "Payment",
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

/** The receipt of a membership fee, for a person to keep or print. */
export const FeeReceiptPage = ({ language, receipt, money, minor }: Facts) => {
  const say = texts[language];
  const day = (date: string) => dateInWords(momentOf(date))[language];
  const amount = displayAmount(minor, money, language);
  const { community, member } = receipt;
  const rows = [
    [say.member, `${member.name}, ${say.number} ${member.number}`],
    [say.period, `${receipt.period} (${say.span(day(receipt.startsOn), day(receipt.endsOn))})`],
    [say.amount, amount],
    [say.means, say.on(say.by[receipt.means], day(receipt.paidOn))],
    ...(receipt.reference === null ? [] : [[say.reference, receipt.reference]]),
    [say.payment, receipt.payment],
  ];
  return (
    <Page language={language} title={say.title(receipt.number)}>
      <main class="receipt">
        <p class="from">
          <Token name={community.name} />
          <strong>{community.name}</strong>
        </p>
        {community.address !== null && <p class="soft letter">{community.address}</p>}
        <h1>{say.title(receipt.number)}</h1>
        <p class="lead">{say.lead(member.name, amount)}</p>
        <dl>
          {rows.map(([name, value]) => (
            <div>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </main>
    </Page>
  );
};
