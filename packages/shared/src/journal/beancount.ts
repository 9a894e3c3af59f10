import { DAY_MS } from "#calendar/date.ts";
import { oneLine } from "#journal/clean.ts";
import type { JournalAccount, JournalCurrency, JournalFormat } from "#journal/journal.ts";
import { dayOf, localPart, totalsByCurrency } from "#journal/journal.ts";
import { formatAmount } from "#money/decimal.ts";

/** Beancount’s currencies begin with a letter. */
const commodity = ({ code }: JournalCurrency): string => (/^[A-Z]/.test(code) ? code : `X${code}`);

/** A part of a name begins with a capital or a digit. */
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Five fixed roots, then parts of letters, digits and hyphens alone: members appear by their number. */
function nameOf(account: JournalAccount): string {
  const { code } = account.currency;
  switch (account.kind) {
    case "member":
      return `Assets:Members:${localPart(account)}:${code}`;
    case "issuance":
      return `Liabilities:Issuance:${code}`;
    case "reserve":
      return `Assets:Reserve:${code}`;
    case "deposits":
      return `Liabilities:Deposits:${code}`;
    case "dividends":
      return `Liabilities:Dividends:${code}`;
    case "pot":
      return `Assets:Pots:${capitalised(localPart(account))}:${code}`;
  }
}

const openingName = (currency: JournalCurrency): string => `Equity:Opening:${currency.code}`;
const amountOf = (minor: number, currency: JournalCurrency): string =>
  `${formatAmount(minor, currency.scale)} ${commodity(currency)}`;
const posting = (account: string, amount: string): string => `  ${account}  ${amount}\n`;
const quoted = (text: string): string => `"${oneLine(text, /["\\]/g)}"`;

/** A journal for beancount (https://beancount.github.io/docs/beancount_language_syntax.html). */
export const beancount: JournalFormat = {
  contentType: "text/plain; charset=utf-8",
  extension: "beancount",
  begin: ({ community, currencies, first }) =>
    [
      `option "title" ${quoted(community)}\n`,
      ...currencies.map((currency) => `${dayOf(first)} commodity ${commodity(currency)}\n`),
      ...currencies.map(
        (currency) => `${dayOf(first)} open ${openingName(currency)} ${commodity(currency)}\n`,
      ),
    ].join(""),
  declare: ({ first }, account) =>
    `${dayOf(first)} open ${nameOf(account)} ${commodity(account.currency)}\n${
      account.name === null ? "" : `  name: ${quoted(account.name)}\n`
    }`,
  open({ first }, balances) {
    const standing = balances.filter(({ posted }) => posted !== 0);
    if (standing.length === 0) return "";
    const lines = standing.map(({ account, posted }) =>
      posting(nameOf(account), amountOf(posted, account.currency)),
    );
    const opposite = totalsByCurrency(standing).map(({ currency, total }) =>
      posting(openingName(currency), amountOf(-total, currency)),
    );
    return `\n${dayOf(first)} * "opening"\n${lines.join("")}${opposite.join("")}`;
  },
  entry({ transfer: it, postings }) {
    const told = { category: it.category, reference: it.reference, related: it.related };
    const metadata = Object.entries(told).map(([key, value]) =>
      value === null ? "" : `  ${key}: ${quoted(value)}\n`,
    );
    const lines = postings.map(({ account, amount }) =>
      posting(nameOf(account), amountOf(amount, account.currency)),
    );
    return [
      `\n${dayOf(it.at)} * ${quoted(it.kind)} ${quoted(it.memo ?? "")} ^${it.id}\n`,
      `  seq: ${it.seq}\n`,
      ...metadata,
      ...lines,
    ].join("");
  },
  // A balance is checked at the beginning of its day.
  close: ({ last }, balances) =>
    balances
      .map(
        ({ account, posted }) =>
          `${dayOf(last + DAY_MS)} balance ${nameOf(account)}  ${amountOf(posted, account.currency)}\n`,
      )
      .join(""),
};
