import { batchSigningBytes, CHAIN_START, chainHash, isSigned } from "#crypto/chain.ts";
import type { Transfer } from "#ledger/transfer.ts";
import { Books } from "#ledger/verify/books.ts";
import type { ReadContent } from "#ledger/verify/content.ts";
import { readContent } from "#ledger/verify/content.ts";

/** A batch as its table has it. */
export type BatchRow = {
  seq: number;
  id: string;
  epoch: number;
  at: number;
  lastTransfer: number;
  lastPosting: number;
  content: string;
  hash: string;
  signature: string;
};

/** Something that is not as it was committed: where it stands, and what is wrong with it. */
export type Fault = { where: string; what: string };

export type ChainKeys = {
  community: string;
  /** The community's Ed25519 public key, base64url. */
  publicKey: string;
  /** Whether a transfer's device signature is right; null when its key is not known. */
  isOrderSigned(transfer: Transfer): Promise<boolean | null>;
};

type Tail = Pick<BatchRow, "seq" | "epoch" | "at" | "lastTransfer" | "lastPosting" | "hash">;

const beginning: Tail = { seq: 0, epoch: 0, at: 0, lastTransfer: 0, lastPosting: 0, hash: CHAIN_START };

/** Follows a ledger from its first batch on, recomputing every hash, signature, sum and limit. */
export class ChainVerifier {
  readonly books = new Books();
  /** Device signatures that were checked. */
  orders = 0;
  #tail: Tail = beginning;
  readonly #keys: ChainKeys;

  constructor(keys: ChainKeys) {
    this.#keys = keys;
  }

  get tail(): Readonly<Tail> {
    return this.#tail;
  }

  /** Takes the next batch in, and gives everything wrong with it. */
  async follow(row: BatchRow): Promise<Fault[]> {
    const faults: Fault[] = [];
    const says = (what: string) => faults.push({ where: `batch ${row.seq}`, what });
    const { seq, hash } = this.#tail;
    if (row.seq !== seq + 1) says(`it follows batch ${seq}: batches are missing`);
    if ((await chainHash(hash, row.content)) !== row.hash)
      says("its hash does not match its content and the hash before it");
    if (!(await isSigned(this.#keys.publicKey, batchSigningBytes(row.hash), row.signature)))
      says("its signature is not the community’s");
    const content = readContent(row.content);
    if (content) {
      this.#checkHeader(row, content, says);
      this.books.follow(content, says);
      await this.#checkOrders(content.transfers, says);
    } else says("its content cannot be read");
    this.#tail = row;
    return faults;
  }

  #checkHeader(
    row: BatchRow,
    { header, transfers, postings }: ReadContent,
    says: (what: string) => void,
  ): void {
    const before = this.#tail;
    if (header.community !== this.#keys.community) says("it belongs to another community");
    for (const column of ["seq", "id", "epoch", "at"] as const)
      if (row[column] !== header[column]) says(`its column ${column} differs from its content`);
    if (row.at <= before.at) says("its time is not after the batch before it");
    if (row.epoch < before.epoch) says("its epoch is below the batch before it");
    const numbered = [
      { name: "transfer", from: before.lastTransfer, to: row.lastTransfer, rows: transfers },
      { name: "posting", from: before.lastPosting, to: row.lastPosting, rows: postings },
    ];
    for (const { name, from, to, rows } of numbered) {
      if (rows.some((it, index) => it.seq !== from + index + 1))
        says(`its ${name}s are not numbered from ${from + 1} on`);
      if (to !== from + rows.length) says(`its column last_${name} should be ${from + rows.length}`);
    }
  }

  async #checkOrders(transfers: readonly Transfer[], says: (what: string) => void): Promise<void> {
    for (const transfer of transfers) {
      if (!transfer.order) continue;
      const isRight = await this.#keys.isOrderSigned(transfer);
      if (isRight === false) says(`the payment order of transfer ${transfer.id} is not signed by its device`);
      if (isRight === null) says(`the device key of transfer ${transfer.id} is not known`);
      this.orders += 1;
    }
  }

  /** What can only be told at the end: every currency sums to zero, and every pool has what is to come out of it. */
  finish(): Fault[] {
    const faults = [...this.books.totals()]
      .filter(([, total]) => total !== 0n)
      .map(([code, total]) => ({
        where: `currency ${code}`,
        what: `all accounts together sum to ${total}, not to zero`,
      }));
    this.books.finish((what) => faults.push({ where: "the ledger", what }));
    return faults;
  }
}
