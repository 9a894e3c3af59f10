import { expect, test } from "vitest";

import { type BatchContent, batchColumns, type BatchTable, batchTables, type Cell } from "#ledger/batch.ts";
import { chargedLife, meltingLife, prepaidLife } from "#ledger/testing/lives.ts";
import { Books } from "#ledger/verify/books.ts";
import { type ReadContent, readContent } from "#ledger/verify/content.ts";

/** What accounts and currencies open with and managers set, what only describes, and the places that the chain checks. */
const free: Partial<Record<BatchTable, readonly string[]>> = {
  currency: ["name", "symbol", "scale", "kind", "backing", "signature_from"],
  account: ["currency", "kind", "status", "credit_limit", "balance_cap", "type"],
  transfer: [
    "seq",
    "memo",
    "category",
    "reference",
    "actor",
    "on_behalf_of",
    "key_id",
    "signature",
    "expires_at",
  ],
  posting: ["seq"],
  policy: ["effective_at", "settings"],
};

/** Whether books kept from these batches find anything wrong, with one of them written otherwise. */
function isNoticed(contents: readonly ReadContent[], at: number, altered: BatchContent): boolean {
  const content = readContent(JSON.stringify(altered));
  if (!content) return true;
  const books = new Books();
  let faults = 0;
  const says = () => (faults += 1);
  for (const [place, other] of contents.entries()) {
    books.follow(place === at ? content : other, says);
    if (faults > 0) return true;
  }
  books.finish(says);
  return faults > 0;
}

/** Other values that a cell might have: a number one higher, or words that its column has elsewhere. */
function othersOf(cell: Cell, words: readonly Cell[]): Cell[] {
  if (typeof cell === "number") return [cell + 1];
  return words.filter((word) => word !== cell).slice(0, 2);
}

/** Every batch with one cell of it changed, in every way, and what that was. */
function* alterations(batches: readonly BatchContent[]) {
  for (const table of batchTables)
    for (const [place, column] of batchColumns[table].entries()) {
      if (free[table]?.includes(column)) continue;
      const words = new Set(batches.flatMap((batch) => batch[table].map((row) => row[place] ?? null)));
      for (const [at, batch] of batches.entries())
        for (const [line, row] of batch[table].entries())
          for (const other of othersOf(row[place] ?? null, [...words])) {
            const rows = batch[table].with(line, row.with(place, other));
            yield {
              what: `${table} ${row.join(" ")}: ${column} ${other}`,
              at,
              altered: { ...batch, [table]: rows },
            };
          }
    }
}

test.each([
  ["charged", chargedLife()],
  ["melting", meltingLife()],
  ["prepaid", prepaidLife()],
])("no figure of a %s history can be another unnoticed", (_, { batches, contents, faults }) => {
  expect(faults).toEqual([]);
  const unnoticed = [...alterations(batches)]
    .filter(({ at, altered }) => !isNoticed(contents, at, altered))
    .map(({ what }) => what);
  expect(unnoticed).toEqual([]);
});
