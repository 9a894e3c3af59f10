import { assemble } from "#ledger/assemble.ts";
import type { Account } from "#ledger/account.ts";
import { type BatchContent, batchContent } from "#ledger/batch.ts";
import type { Command, SettingCommand, TransferCommand, Verdict } from "#ledger/command.ts";
import { noCredit } from "#ledger/credit.ts";
import type { NewCurrency } from "#ledger/currency.ts";
import { noTicking } from "#ledger/ticking.ts";
import type { Posting, Transfer } from "#ledger/transfer.ts";
import type { View } from "#ledger/view.ts";
import { Layer } from "#ledger/view.ts";
import { Books } from "#ledger/verify/books.ts";
import { type ReadContent, readContent } from "#ledger/verify/content.ts";
import { uuidV7 } from "#crypto/uuid.ts";

const empty: View = {
  currency: () => undefined,
  backedBy: () => [],
  account: () => undefined,
  hold: () => undefined,
  recorded: () => undefined,
  use: () => undefined,
  inflow: () => undefined,
  ticking: noTicking,
  credit: noCredit,
};

type WithoutId<Of> = Of extends TransferCommand
  ? Omit<Of, "id" | "actor"> & Partial<Pick<Of, "id" | "actor">>
  : never;

/** A whole ledger in memory, for tests that read like one: every call is a batch of its own. */
export class Book {
  readonly state = new Layer(empty);
  readonly postings: Posting[] = [];
  readonly transfers: Transfer[] = [];
  /** What each batch wrote, and as it is read back. */
  readonly batches: BatchContent[] = [];
  readonly contents: ReadContent[] = [];
  now = Date.UTC(2026, 0, 5, 9);
  /** Whatever the books, kept once more from what each batch writes, found wrong with it. */
  readonly faults: string[] = [];
  readonly #books = new Books();
  readonly #found = new Map<string, { transfer: Transfer; movements: Posting[]; reversedBy: null }>();
  #batch = 0;
  #ids = 0;

  /** An id that no other call of this book gave. */
  newId(): string {
    this.#ids += 1;
    const random = new Uint8Array(10);
    new DataView(random.buffer).setUint32(6, this.#ids);
    return uuidV7(this.now, random);
  }

  /** Decides commands as one call of one batch. */
  submit(commands: readonly Command[]): Verdict[] {
    this.now += 1;
    this.#batch += 1;
    const place = {
      batch: this.#batch,
      transfer: this.transfers.length,
      posting: this.postings.length,
      at: this.now,
    };
    const assembled = assemble(this.#view(), place, [commands]);
    const header = {
      community: "book",
      seq: this.#batch,
      id: `batch ${this.#batch}`,
      epoch: 1,
      at: this.now,
    };
    const written = batchContent(header, this.state, assembled);
    this.batches.push(written);
    const content = readContent(JSON.stringify(written));
    if (content) this.#books.follow(content, (what) => this.faults.push(`batch ${this.#batch}: ${what}`));
    else this.faults.push(`batch ${this.#batch}: its content cannot be read`);
    if (content) this.contents.push(content);
    assembled.layer.keepIn(this.state);
    this.transfers.push(...assembled.transfers);
    this.postings.push(...assembled.postings);
    for (const transfer of assembled.transfers)
      this.#found.set(transfer.id, { transfer, movements: [], reversedBy: null });
    for (const posting of assembled.postings) this.#found.get(posting.transfer)?.movements.push(posting);
    return assembled.verdicts[0] ?? [];
  }

  /** The state with what a lane would have looked up. */
  #view(): View {
    const { state } = this;
    return {
      currency: (code) => state.currency(code),
      backedBy: (reserve) => state.backedBy(reserve),
      account: (id) => state.account(id),
      hold: (id) => state.hold(id),
      // A transfer that the ledger made by itself is looked up as well
      recorded: (id) => state.recorded(id) ?? this.#found.get(id),
      use: (account, purpose) => state.use(account, purpose),
      inflow: (account, since) => this.#inflow(account, since),
      ticking: state.ticking,
      credit: state.credit,
    };
  }

  #inflow(account: string, since: number): number {
    const recent = new Set(this.transfers.filter(({ at }) => at >= since).map(({ id }) => id));
    return this.postings
      .filter((it) => it.account === account && it.amount > 0 && recent.has(it.transfer))
      .reduce((sum, { amount }) => sum + amount, 0);
  }

  set(command: SettingCommand): Verdict {
    return this.#only(this.submit([command]));
  }

  /** Carries out one transfer command; an id and an actor are made up where none is given. */
  do(command: WithoutId<TransferCommand>): Verdict {
    return this.#only(this.submit([this.complete(command)]));
  }

  complete(command: WithoutId<TransferCommand>): TransferCommand {
    const actor = { member: "camille", onBehalfOf: null };
    return { id: this.newId(), actor, ...command };
  }

  account(id: string): Account {
    const account = this.state.account(id);
    if (!account) throw new Error(`no account ${id}`);
    return account;
  }

  posted(id: string): number {
    return this.account(id).posted;
  }

  #only([verdict]: Verdict[]): Verdict {
    if (!verdict) throw new Error("a command without a verdict");
    return verdict;
  }
}

export const miel: NewCurrency = {
  code: "MIEL",
  name: "Miel",
  symbol: "ml",
  scale: 2,
  kind: "backed",
  backing: "EUR",
  signatureFrom: null,
};

export const euro: NewCurrency = {
  code: "EUR",
  name: "Euro",
  symbol: "€",
  scale: 2,
  kind: "reserve",
  backing: null,
  signatureFrom: null,
};

export const grain: NewCurrency = {
  code: "GRAIN",
  name: "Grain",
  symbol: "gr",
  scale: 0,
  kind: "mutual",
  backing: null,
  signatureFrom: null,
};

/** A backed currency and a mutual one, with three members' accounts in each; those in miels hold 100,00. */
export function smallTown(): Book {
  const book = new Book();
  for (const currency of [euro, miel, grain]) book.set({ kind: "create_currency", currency });
  for (const number of ["1001", "1002", "1003"]) {
    book.set({
      kind: "open_account",
      account: `MIEL:${number}`,
      currency: "MIEL",
      creditLimit: 0,
      balanceCap: 50_000,
    });
    book.set({
      kind: "open_account",
      account: `GRAIN:${number}`,
      currency: "GRAIN",
      creditLimit: 200,
      balanceCap: 300,
    });
    book.do({
      kind: "issue",
      currency: "MIEL",
      to: `MIEL:${number}`,
      amount: 10_000,
      reference: `deposit ${number}`,
    });
  }
  return book;
}
