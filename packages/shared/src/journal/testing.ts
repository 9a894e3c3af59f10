import type {
  JournalAccount,
  JournalBalance,
  JournalEntry,
  JournalFormat,
  JournalFrame,
} from "#journal/journal.ts";
import type { Book } from "#ledger/testing/book.ts";

/** Names that mean something to one program or another, and must mean nothing in a journal. */
export const awkwardNames = [
  "Boulangerie du Four",
  "Café « l’Été » ; (virtuel)  [x]",
  "=10:30 | @ {20} * ! # % <b>, date:2026-13-45",
];

/** The first lines of a book and what it then stood at, and the lines after them. */
export type Cut = { opening: number };

/** Writes what stands in a book as a journal, from its `opening`-th posting on. */
export function writeJournal(book: Book, format: JournalFormat, { opening }: Cut = { opening: 0 }): string {
  const currencies = [...book.state.currencies.values()].map(({ code, scale }) => ({ code, scale }));
  const accounts = new Map(
    [...book.state.accounts.values()].map(({ id, kind, currency }, index): [string, JournalAccount] => {
      const money = currencies.find(({ code }) => code === currency) ?? { code: currency, scale: 0 };
      const name = kind === "member" ? (awkwardNames[index % awkwardNames.length] ?? null) : null;
      return [id, { id, kind, currency: money, name }];
    }),
  );
  const account = (id: string): JournalAccount => {
    const found = accounts.get(id);
    if (!found) throw new Error(`no account ${id}`);
    return found;
  };
  const before: JournalBalance[] = [...accounts.values()].map((known) => ({
    account: known,
    posted: book.postings.findLast(({ account: id, seq }) => id === known.id && seq <= opening)?.posted ?? 0,
  }));
  const entries = book.transfers.flatMap((transfer): JournalEntry[] => {
    const moved = book.postings.filter(
      (posting) => posting.transfer === transfer.id && posting.seq > opening,
    );
    const postings = moved.map(({ account: id, amount, posted }) => ({
      account: account(id),
      amount,
      posted,
    }));
    return postings.length === 0 ? [] : [{ transfer, postings }];
  });
  const first = entries[0]?.transfer.at ?? book.now;
  const frame: JournalFrame = { community: "MIEL ; essai", currencies, first, last: book.now };
  return [
    format.begin(frame),
    ...[...accounts.values()].map((known) => format.declare(frame, known)),
    opening > 0 ? format.open(frame, before) : "",
    ...entries.map((entry) => format.entry(entry)),
    format.close(
      frame,
      [...accounts.values()].map((known) => ({ account: known, posted: book.posted(known.id) })),
    ),
  ].join("");
}
