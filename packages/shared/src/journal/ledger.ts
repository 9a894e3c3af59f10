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

/** What an entry tells beside its postings; declared first, or `--pedantic` would not know these words. */
const tags = ["seq", "kind", "category", "reference", "related"] as const;

/** Metadata stands on lines of its own, where a comma or a date in brackets would mean nothing. */
const metadata = ({ transfer }: JournalEntry): string =>
  tags
    .filter((tag) => transfer[tag] !== null)
    .map((tag) => `    ; ${tag}: ${plain(String(transfer[tag]))}\n`)
    .join("");

/** A journal for ledger-cli (https://ledger-cli.org/doc/ledger3.html), for use with `--strict --pedantic`. */
export const ledger: JournalFormat = {
  contentType: "text/plain; charset=utf-8",
  extension: "ledger",
  begin: ({ community, currencies }) =>
    [
      `; ${plain(community)}\n`,
      ...tags.map((tag) => `tag ${tag}\n`),
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
