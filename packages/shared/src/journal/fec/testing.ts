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

/** Writes what stands in a book from its `opening`-th posting on, as a file of one financial year. */
export function writeFec(book: Book, chart: Chart = chartOf(book), opening = 0): string {
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
  const before = [...accounts.values()].map((known) => ({
    account: known,
    posted: book.postings.findLast(({ account: id, seq }) => id === known.id && seq <= opening)?.posted ?? 0,
  }));
  const entries = book.transfers.flatMap((transfer) => {
    const moved = book.postings.filter(({ transfer: id, seq }) => id === transfer.id && seq > opening);
    const postings = moved.map(({ account: id, amount, posted }) => ({
      account: account(id),
      amount,
      posted,
    }));
    return postings.length === 0 ? [] : [{ transfer, postings }];
  });
  const writer = new FecWriter(chart, entries[0]?.transfer.at ?? book.now);
  // Two accounts a page: an opening that does not depend on where pages end
  const pages = Array.from({ length: Math.ceil(before.length / 2) }, (_, page) =>
    writer.open(before.slice(2 * page, 2 * page + 2)),
  );
  return [writer.begin(), ...pages, writer.endOpening(), ...entries.map((entry) => writer.entry(entry))].join(
    "",
  );
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
