import { assemble, type Assembled, TICKS_MAX } from "#ledger/assemble.ts";
import type { Command, Verdict } from "#ledger/command.ts";
import { isBehind } from "#ledger/dueTicks.ts";
import type { Memory } from "#simulation/memory.ts";
import { Tally } from "#simulation/tally.ts";

/** Accounts settled at a time. */
const SETTLED_AT_ONCE = 500;

/** One ledger that is played once more: the rules of the real one, over a memory of its own. */
export class Run {
  readonly memory: Memory;
  readonly #reversed: ReadonlySet<string>;
  tally: Tally;
  #place = { batch: 0, transfer: 0, posting: 0 };

  constructor(memory: Memory, reversed: ReadonlySet<string>, since: number) {
    this.memory = memory;
    this.#reversed = reversed;
    this.tally = new Tally(since, memory.accounts.values());
  }

  /** Begins to count anew, from this moment on. */
  countFrom(at: number): void {
    this.tally = new Tally(at, this.memory.accounts.values());
  }

  /** Records all ticks that are due, but for as many as the next batch may record. */
  catchUp(at: number): void {
    while (isBehind(this.memory.ticking, at, TICKS_MAX)) this.keep(at, this.propose(at, []));
  }

  /** Decides commands as one batch, and keeps nothing of it yet. */
  propose(at: number, commands: readonly Command[]): Assembled {
    return assemble(this.memory, { ...this.#place, at }, [commands]);
  }

  keep(at: number, assembled: Assembled): void {
    this.#place.batch += 1;
    this.#place.transfer += assembled.transfers.length;
    this.#place.posting += assembled.postings.length;
    this.memory.keep(assembled.layer, this.#reversed);
    this.tally.add(at, assembled, (id) => this.memory.account(id));
  }

  /** Decides commands as one batch, and keeps it. */
  carryOut(at: number, commands: readonly Command[]): Verdict[] {
    const assembled = this.propose(at, commands);
    this.keep(at, assembled);
    return assembled.verdicts[0] ?? [];
  }

  /** Brings every account up to a moment: dividends come in, what melted goes out. */
  settleAll(at: number): void {
    this.catchUp(at);
    const accounts = [...this.memory.accounts.values()]
      .filter(({ kind, status }) => kind === "member" && status !== "closed")
      .map(({ id }) => ({ kind: "settle" as const, account: id }));
    for (let start = 0; start === 0 || start < accounts.length; start += SETTLED_AT_ONCE)
      this.carryOut(at, accounts.slice(start, start + SETTLED_AT_ONCE));
    this.tally.goTo(at);
  }

  /** The same ledger, to go its own way from here. */
  fork(since: number): Run {
    const fork = new Run(this.memory.copy(), this.#reversed, since);
    fork.#place = { ...this.#place };
    return fork;
  }
}
