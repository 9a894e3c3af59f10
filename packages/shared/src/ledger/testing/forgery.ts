import { batchSigningBytes, CHAIN_START, chainHash, importSigningKey, sign } from "#crypto/chain.ts";
import { fromBase64url } from "#crypto/base64url.ts";
import { type BatchContent, batchColumns, type BatchTable, type Cell, type Row } from "#ledger/batch.ts";
import { ChainVerifier } from "#ledger/verify/chain.ts";

/*
 * What somebody could do who has a community’s key: alter what batches say, put the sums right again, and sign it all
 * anew. Hashes and signatures then tell nothing; only what the batches say does.
 */

/** A pair of keys that everybody knows: test 1 of RFC 8032. */
const seed = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";
const publicKey = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

/** A row by the names of its columns. */
export type Named = Record<string, Cell>;

const isLike = (row: Named, wanted: Named): boolean =>
  Object.entries(wanted).every(([column, cell]) => row[column] === cell);

export const namedRow = (table: BatchTable, row: Row): Named =>
  Object.fromEntries(batchColumns[table].map((column, place) => [column, row[place] ?? null]));

const plainRow = (table: BatchTable, named: Named): Row =>
  batchColumns[table].map((column) => named[column] ?? null);

/** Batches that are being forged. */
export class Forgery {
  readonly batches: BatchContent[];

  constructor(batches: readonly BatchContent[]) {
    this.batches = structuredClone([...batches]);
  }

  get last(): BatchContent {
    const last = this.batches.at(-1);
    if (!last) throw new Error("nothing to forge");
    return last;
  }

  /** Changes the rows of a table that are like this, in every batch; throws where there is none. */
  alter(table: BatchTable, like: Named, change: (row: Named) => Named): this {
    let altered = 0;
    for (const batch of this.batches)
      batch[table] = batch[table].map((row) => {
        const named = namedRow(table, row);
        if (!isLike(named, like)) return row;
        altered += 1;
        return plainRow(table, { ...named, ...change(named) });
      });
    if (altered === 0) throw new Error(`no ${table} is like ${JSON.stringify(like)}`);
    return this;
  }

  /** Leaves the rows of a table out that are like this. */
  omit(table: BatchTable, like: Named): this {
    for (const batch of this.batches)
      batch[table] = batch[table].filter((row) => !isLike(namedRow(table, row), like));
    return this;
  }

  /** Adds a row to the last batch, like the last one of its table but for some columns. */
  add(table: BatchTable, change: Named): this {
    const rows = this.batches.flatMap((batch) => batch[table]);
    this.last[table].push(plainRow(table, { ...namedRow(table, rows.at(-1) ?? []), ...change }));
    return this;
  }

  /** Numbers transfers and postings anew, and states every balance as its postings sum to. */
  balance(): this {
    const posted = new Map<string, number>();
    const next = { transfer: 0, posting: 0 };
    for (const batch of this.batches) {
      batch.transfer = batch.transfer.map((row) =>
        plainRow("transfer", { ...namedRow("transfer", row), seq: (next.transfer += 1) }),
      );
      batch.posting = batch.posting.map((row) => {
        const named = namedRow("posting", row);
        const sum = (posted.get(String(named["account"])) ?? 0) + Number(named["amount"]);
        posted.set(String(named["account"]), sum);
        return plainRow("posting", { ...named, posted: sum, seq: (next.posting += 1) });
      });
      batch.account = batch.account.map((row) => {
        const named = namedRow("account", row);
        return plainRow("account", { ...named, posted: posted.get(String(named["id"])) ?? 0 });
      });
    }
    return this;
  }

  /** Seals and signs every batch with the community’s own key, and gives what the verification says of them. */
  async faults(): Promise<string[]> {
    const key = await importSigningKey(fromBase64url(seed) ?? new Uint8Array());
    const verifier = new ChainVerifier({ community: "book", publicKey, isOrderSigned: async () => true });
    const faults: string[] = [];
    let hash = CHAIN_START;
    for (const batch of this.batches) {
      const content = JSON.stringify(batch);
      hash = await chainHash(hash, content);
      const { seq, id, epoch, at } = batch;
      const { lastTransfer, lastPosting } = verifier.tail;
      const row = {
        seq,
        id,
        epoch,
        at,
        content,
        hash,
        lastTransfer: lastTransfer + batch.transfer.length,
        lastPosting: lastPosting + batch.posting.length,
        signature: await sign(key, batchSigningBytes(hash)),
      };
      faults.push(...(await verifier.follow(row)).map(({ what }) => what));
    }
    return [...faults, ...verifier.finish().map(({ what }) => what)];
  }
}
