import * as z from "zod";

import type { BatchRow } from "@mereau/shared/ledger/verify/chain.ts";
import type { Cell } from "#hrana/client.ts";

/** Reads rows from a database, wherever it is. */
export type Reader = (sql: string, args?: readonly (string | number)[]) => Promise<Cell[][]>;

/** Content read at once, in characters: well below the 10 MB that a server answers. */
const PAGE_CHARACTERS_MAX = 3_000_000;
const PAGE_BATCHES_MAX = 500;

const columns = "seq, id, epoch, at, last_transfer, last_posting, content, hash, signature";

/** A range of batches whose contents together are not too large to read at once. */
async function nextPage(read: Reader, after: number): Promise<number | null> {
  const sizes = await read("SELECT seq, length(content) FROM batch WHERE seq > ?1 ORDER BY seq LIMIT ?2", [
    after,
    PAGE_BATCHES_MAX,
  ]);
  let characters = 0;
  let last: number | null = null;
  for (const [seq, length] of sizes) {
    characters += Number(length);
    if (last !== null && characters > PAGE_CHARACTERS_MAX) break;
    last = Number(seq);
  }
  return last;
}

/** A spoilt cell must be found by the checks, not stop them: it is read as what it is not. */
const integer = z.number().catch(Number.NaN);
const text = z.string().catch("");
const batchRow = z.tuple([integer, text, integer, integer, integer, integer, text, text, text]);

/** The batches of a ledger in their order, a page at a time. */
export async function* batchPages(read: Reader): AsyncGenerator<BatchRow[]> {
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const last = await nextPage(read, after);
    if (last === null) return;
    const rows = await read(`SELECT ${columns} FROM batch WHERE seq > ?1 AND seq <= ?2 ORDER BY seq`, [
      after,
      last,
    ]);
    yield rows.map((row) => {
      const [seq, id, epoch, at, lastTransfer, lastPosting, content, hash, signature] = batchRow.parse(row);
      return { seq, id, epoch, at, lastTransfer, lastPosting, content, hash, signature };
    });
    after = last;
  }
}
