import type { JournalBalance, JournalEntry, JournalFormat } from "#journal/journal.ts";
import { dayOf, totalsByCurrency } from "#journal/journal.ts";
import {
  openingAccount,
  plain,
  plainAccount,
  plainAmount,
  plainPosting,
  sampleAmount,
} from "#journal/plainText.ts";

/** Types of the top accounts, so that `hledger balancesheet` knows assets from liabilities. */
const topAccounts = [
  ["Members", "A"],
  ["Reserve", "A"],
  ["Issuance", "L"],
  ["Deposits", "L"],
  ["Opening", "E"],
] as const;

function tags({ transfer: it }: JournalEntry): string {
  const told = [
    ["seq", it.seq],
    ["time", new Date(it.at).toISOString().slice(11, 19).replaceAll(":", "")],
    ["kind", it.kind],
    ["category", it.category],
    ["reference", it.reference],
    ["related", it.related],
  ] as const;
  return told
    .filter(([, value]) => value !== null)
    .map(([tag, value]) => `${tag}:${plain(String(value))}`)
    .join(", ");
}

const describe = ({ transfer: it }: JournalEntry): string => {
  const memo = plain(it.memo ?? "");
  return memo === "" ? it.kind : `${it.kind} | ${memo}`;
};

const assertion = ({ account, posted }: JournalBalance): string =>
  plainPosting(
    plainAccount(account),
    `${plainAmount(0, account.currency)} = ${plainAmount(posted, account.currency)}`,
  );

/** A journal for hledger (https://hledger.org/hledger.html#journal), which passes `hledger check --strict`. */
export const hledger: JournalFormat = {
  contentType: "text/plain; charset=utf-8",
  extension: "journal",
  begin: ({ community, currencies }) =>
    [
      `; ${plain(community)}\n`,
      "decimal-mark .\n",
      ...currencies.map((currency) => `commodity ${sampleAmount(currency)}\n`),
      ...topAccounts.map(([name, type]) => `account ${name}  ; type:${type}\n`),
      ...currencies.map((currency) => `account ${openingAccount(currency)}\n`),
    ].join(""),
  declare: (_frame, account) => `account ${plainAccount(account)}\n`,
  open({ first }, balances) {
    const standing = balances.filter(({ posted }) => posted !== 0);
    if (standing.length === 0) return "";
    const lines = standing.map(({ account, posted }) =>
      plainPosting(plainAccount(account), plainAmount(posted, account.currency)),
    );
    const opposite = totalsByCurrency(standing).map(({ currency, total }) =>
      plainPosting(openingAccount(currency), plainAmount(-total, currency)),
    );
    return `\n${dayOf(first)} * opening\n${lines.join("")}${opposite.join("")}`;
  },
  entry(entry) {
    const { transfer, postings } = entry;
    const lines = postings.map(({ account, amount }) =>
      plainPosting(plainAccount(account), plainAmount(amount, account.currency)),
    );
    return `\n${dayOf(transfer.at)} * (${transfer.id}) ${describe(entry)}  ; ${tags(entry)}\n${lines.join("")}`;
  },
  close: ({ last }, balances) =>
    balances.length === 0 ? "" : `\n${dayOf(last)} * closing\n${balances.map(assertion).join("")}`,
};
