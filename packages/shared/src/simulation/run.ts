import type { Account } from "#ledger/account.ts";
import { assemble, type Assembled, TICKS_MAX } from "#ledger/assemble.ts";
import type { Command, SettingCommand, Verdict } from "#ledger/command.ts";
import { isBehind } from "#ledger/dueTicks.ts";
import { beginningOf, monthAfter } from "#policies/prepaid/months.ts";
import type { Memory } from "#simulation/memory.ts";
import { Tally } from "#simulation/tally.ts";

/** Accounts to which the same is done at a time. */
const ACCOUNTS_AT_ONCE = 500;

/** One ledger that is played once more: the rules of the real one, over a memory of its own. */
export class Run {
  readonly memory: Memory;
  readonly #reversed: ReadonlySet<string>;
  tally: Tally;
  #expiresNext: string | null = null;
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

  /** From this month on, what was not spent in time expires at the first moment of each, whatever the record tells. */
  expireFrom(month: string): void {
    this.#expiresNext = month;
  }

  /** Lets expire what is due, and records all ticks that are, but for as many as the next batch may record. */
  catchUp(at: number): void {
    for (let month = this.#expiresNext; month !== null && beginningOf(month) <= at;) {
      this.#expiresNext = monthAfter(month);
      this.#expireAll(month);
      month = this.#expiresNext;
    }
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
    this.memory.receive(at, assembled.postings);
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
    this.#doToAll(at, ({ id, status }) => (status === "closed" ? [] : [{ kind: "settle", account: id }]));
    this.tally.goTo(at);
  }

  #expireAll(month: string): void {
    this.#doToAll(beginningOf(month), ({ id, posted }) =>
      posted > 0 ? [{ kind: "expire", account: id, month }] : [],
    );
  }

  #doToAll(at: number, commandsFor: (account: Account) => SettingCommand[]): void {
    this.catchUp(at);
    const commands = [...this.memory.accounts.values()]
      .filter(({ kind }) => kind === "member")
      .flatMap(commandsFor);
    for (let start = 0; start === 0 || start < commands.length; start += ACCOUNTS_AT_ONCE)
      this.carryOut(at, commands.slice(start, start + ACCOUNTS_AT_ONCE));
  }

  /** The same ledger, to go its own way from here. */
  fork(since: number): Run {
    const fork = new Run(this.memory.copy(), this.#reversed, since);
    fork.#place = { ...this.#place };
    return fork;
  }
}
