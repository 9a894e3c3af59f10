import { hledger } from "#journal/hledger.ts";
import type { JournalEntry, JournalFormat } from "#journal/journal.ts";
import { dayOf } from "#journal/journal.ts";
import {
  openingAccount,
  plain,
  plainAccount,
  plainAmount,
  plainCommodity,
  plainPosting,
} from "#journal/plainText.ts";
import { formatAmount } from "#money/decimal.ts";

/** Metadata stands on lines of its own, where a comma or a date in brackets would mean nothing. */
const metadata = ({ transfer: it }: JournalEntry): string =>
  (
    [
      ["seq", it.seq],
      ["kind", it.kind],
      ["category", it.category],
      ["reference", it.reference],
      ["related", it.related],
    ] as const
  )
    .filter(([, value]) => value !== null)
    .map(([tag, value]) => `    ; ${tag}: ${plain(String(value))}\n`)
    .join("");

/** A journal for ledger-cli (https://ledger-cli.org/doc/ledger3.html), for use with `--strict`. */
export const ledger: JournalFormat = {
  contentType: "text/plain; charset=utf-8",
  extension: "ledger",
  begin: ({ community, currencies }) =>
    [
      `; ${plain(community)}\n`,
      ...currencies.map((currency) => {
        const sample = formatAmount(10 ** currency.scale * 1000, currency.scale);
        return `commodity ${plainCommodity(currency)}\n    format ${sample} ${plainCommodity(currency)}\n`;
      }),
      ...currencies.map((currency) => `account ${openingAccount(currency)}\n`),
    ].join(""),
  declare: (_frame, account) => `account ${plainAccount(account)}\n`,
  open: hledger.open,
  entry(entry) {
    const { transfer, postings } = entry;
    const memo = plain(transfer.memo ?? "");
    const lines = postings.map(({ account, amount }) =>
      plainPosting(plainAccount(account), plainAmount(amount, account.currency)),
    );
    const payee = memo === "" ? transfer.kind : `${transfer.kind} - ${memo}`;
    return `\n${dayOf(transfer.at)} * (${transfer.id}) ${payee}\n${metadata(entry)}${lines.join("")}`;
  },
  close: hledger.close,
};
