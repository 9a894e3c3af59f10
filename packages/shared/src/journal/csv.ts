import { csvRow } from "#journal/csvRow.ts";
import type { JournalAccount, JournalBalance, JournalFormat } from "#journal/journal.ts";
import { formatAmount } from "#money/decimal.ts";

const header = [
  "at",
  "seq",
  "transfer",
  "kind",
  "account",
  "name",
  "currency",
  "amount",
  "posted",
  "memo",
  "category",
  "reference",
  "related",
];

const timeOf = (moment: number): string => new Date(moment).toISOString();

const figures = (account: JournalAccount, amount: number | null, posted: number) => {
  const { code, scale } = account.currency;
  return [
    account.id,
    account.name,
    code,
    amount === null ? null : formatAmount(amount, scale),
    formatAmount(posted, scale),
  ];
};

const bound =
  (moment: number, kind: string) =>
  ({ account, posted }: JournalBalance) =>
    csvRow([timeOf(moment), null, null, kind, ...figures(account, null, posted), null, null, null, null]);

/** One row a posting, with what the account then stood at; opening and closing balances before and after. */
export const csv: JournalFormat = {
  contentType: "text/csv; charset=utf-8; header=present",
  extension: "csv",
  begin: () => csvRow(header),
  declare: () => "",
  open: ({ first }, balances) => balances.map(bound(first, "opening")).join(""),
  entry: ({ transfer: it, postings }) =>
    postings
      .map(({ account, amount, posted }) =>
        csvRow([
          timeOf(it.at),
          it.seq,
          it.id,
          it.kind,
          ...figures(account, amount, posted),
          it.memo,
          it.category,
          it.reference,
          it.related,
        ]),
      )
      .join(""),
  close: ({ last }, balances) => balances.map(bound(last, "closing")).join(""),
};
