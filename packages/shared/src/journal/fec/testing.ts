import { type ChartRequest, chartRequest } from "#contracts/chartOfAccounts.ts";
import { type Chart, completeChart } from "#journal/fec/chart.ts";
import { FecWriter } from "#journal/fec/writer.ts";
import type { JournalAccount } from "#journal/journal.ts";
import { awkwardNames } from "#journal/testing.ts";
import type { Book } from "#ledger/testing/book.ts";

/** Leaves out the mutual currency of the small town, which is worth no euro. */
export const withoutGrain = { currencies: [{ currency: "GRAIN", rate: null }] };

export const chartOf = (book: Book, said: Partial<ChartRequest> | object = withoutGrain): Chart =>
  completeChart(chartRequest.parse(said), [...book.state.currencies.values()]);

/** Pages of two, so that nothing depends on where a page ends. */
const pages = <Item>(items: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / 2) }, (_, page) => items.slice(2 * page, 2 * page + 2));

/** Which postings a file covers: after `opening`, up to `last`; `isOver` where the year ends with them. */
export type Covered = { opening?: number; last?: number; isOver?: boolean };

/** Writes what stands in a book as a file of one financial year. */
export function writeFec(book: Book, chart: Chart = chartOf(book), covered: Covered = {}): string {
  const { opening = 0, last = book.postings.length, isOver = false } = covered;
  const accounts = new Map(
    [...book.state.accounts.values()].map(({ id, kind, currency }, place): [string, JournalAccount] => {
      const scale = book.state.currencies.get(currency)?.scale ?? 0;
      const name = kind === "member" ? (awkwardNames[place % awkwardNames.length] ?? null) : null;
      return [id, { id, kind, currency: { code: currency, scale }, name }];
    }),
  );
  const account = (id: string): JournalAccount => {
    const found = accounts.get(id);
    if (!found) throw new Error(`no account ${id}`);
    return found;
  };
  const balancesAt = (place: number) =>
    [...accounts.values()].map((known) => ({
      account: known,
      posted: book.postings.findLast(({ account: id, seq }) => id === known.id && seq <= place)?.posted ?? 0,
    }));
  const entries = book.transfers.flatMap((transfer) => {
    const postings = book.postings
      .filter(({ transfer: id, seq }) => id === transfer.id && seq > opening && seq <= last)
      .map(({ account: id, amount, posted }) => ({ account: account(id), amount, posted }));
    return postings.length === 0 ? [] : [{ transfer, postings }];
  });
  const day = Date.UTC(2026, 0, 5);
  const writer = new FecWriter(chart, { from: day, to: day + 86_400_000 });
  const texts = [
    writer.begin(),
    ...pages(balancesAt(opening)).map((page) => writer.open(page)),
    writer.endOpening(),
    ...entries.map((entry) => writer.entry(entry)),
  ];
  if (!isOver) return texts.join("");
  for (const page of pages(balancesAt(last))) writer.close(page);
  return [...texts, writer.endClosing()].join("");
}

/** The lines of a file as records, the header left out. */
export function recordsOf(file: string): Record<string, string>[] {
  const [header = "", ...lines] = file.trimEnd().split("\r\n");
  const names = header.split("\t");
  return lines.map((line) => {
    const values = line.split("\t");
    return Object.fromEntries(names.map((name, place) => [name, values[place] ?? ""]));
  });
}
