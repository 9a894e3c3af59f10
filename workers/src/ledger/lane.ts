import type { SealedBatch } from "@mereau/db/ledger/commit.ts";
import type { SigningKey } from "@mereau/shared/crypto/chain.ts";
import type { LedgerAnswer } from "@mereau/shared/ledger/binding.ts";
import type { Command, Verdict } from "@mereau/shared/ledger/command.ts";
import { assemble } from "@mereau/shared/ledger/assemble.ts";
import { addNeeds, isSatisfied, noNeeds } from "@mereau/shared/ledger/needs.ts";
import type { LedgerCache } from "#ledger/cache.ts";
import { settleCommit } from "#ledger/settleCommit.ts";
import type { ChainHead } from "#ledger/seal.ts";
import { sealBatch } from "#ledger/seal.ts";
import type { LedgerStore } from "#ledger/store.ts";

/** A batch takes whole calls until it has this many commands; one call may have as many by itself. */
export const BATCH_COMMANDS_MAX = 8_000;

/** How long callers wait for a batch before they are told that its outcome is not known. */
export const PATIENCE_MS_MAX = 5_000;

type Call = {
  commands: Command[];
  answer(answer: LedgerAnswer): void;
};

export type LaneOptions = {
  community: string;
  epoch: number;
  head: ChainHead;
  cache: LedgerCache;
  store: LedgerStore;
  signingKey: SigningKey;
  patienceMs: number;
  now: () => number;
  /** The instance may not go on: another has taken over, or the database refuses what the rules allowed. */
  end: (reason: string) => void;
  /** An open hold that lapses at this moment has been committed. */
  onHold: (expiresAt: number) => void;
};

const unavailable: LedgerAnswer = { ok: false, code: "unavailable" };
const outcomeUnknown: LedgerAnswer = { ok: false, code: "outcome_unknown" };

/**
 * The one way into a community's ledger. Calls gather while a batch is under way and go together as the next one.
 * Everything is decided in memory before it is sent, so a batch only ever commits, is sent again, or ends the
 * instance; and callers are answered only once it has committed.
 */
export class Lane {
  readonly #options: LaneOptions;
  #head: ChainHead;
  #waiting: Call[] = [];
  #underWay: Call[] = [];
  #running = false;
  /** Closed while the outcome of a batch is in doubt, and for good once the instance has ended. */
  #closed = false;

  constructor(options: LaneOptions) {
    this.#options = options;
    this.#head = options.head;
  }

  get head(): ChainHead {
    return this.#head;
  }

  /** Answers once the commands are committed, or with why that is not known. Never throws. */
  submit(commands: Command[]): Promise<LedgerAnswer> {
    if (this.#closed) return Promise.resolve(this.#answerWhileClosed(commands));
    return new Promise((answer) => {
      this.#waiting.push({ commands, answer });
      void this.#run();
    });
  }

  /** A repetition of what is under way may yet be done; anything else was not begun. */
  #answerWhileClosed(commands: Command[]): LedgerAnswer {
    const underWay = new Set(this.#underWay.flatMap((call) => call.commands.map(idOf)));
    return commands.some((command) => underWay.has(idOf(command))) ? outcomeUnknown : unavailable;
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    while (this.#waiting.length > 0 && !this.#closed) {
      this.#underWay = this.#take();
      try {
        await this.#carryOut(this.#underWay);
      } catch (error) {
        this.#end(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
      }
      this.#underWay = [];
    }
    this.#running = false;
  }

  /** The calls of the next batch, in the order in which they came. */
  #take(): Call[] {
    let commands = 0;
    const excess = this.#waiting.findIndex((call, index) => {
      commands += call.commands.length;
      return index > 0 && commands > BATCH_COMMANDS_MAX;
    });
    return this.#waiting.splice(0, excess === -1 ? this.#waiting.length : excess);
  }

  async #carryOut(calls: Call[]): Promise<void> {
    if (!(await this.#lookUp(calls))) return answerAll(calls, unavailable);
    const { cache, community, epoch, signingKey, now } = this.#options;
    const head = this.#head;
    const at = Math.max(head.at + 1, now());
    const place = { batch: head.seq + 1, transfer: head.lastTransfer, posting: head.lastPosting, at };
    const assembled = assemble(
      cache,
      place,
      calls.map((call) => call.commands),
    );
    const header = { community, seq: place.batch, id: crypto.randomUUID(), epoch, at };
    const batch = await sealBatch(assembled, cache, head, header, signingKey);
    if (batch) {
      cache.keep(assembled.layer);
      if (!(await this.#commit(batch))) return;
      this.#head = headOf(batch);
    }
    answerVerdicts(calls, assembled.verdicts);
    for (const hold of assembled.layer.holds.values())
      if (hold.state === "open") this.#options.onHold(hold.expiresAt);
    cache.trim();
  }

  /** Reads everything the calls touch that is not at hand yet; most often nothing is missing. */
  async #lookUp(calls: Call[]): Promise<boolean> {
    const { cache, store } = this.#options;
    for (;;) {
      const needs = noNeeds();
      for (const call of calls) for (const command of call.commands) addNeeds(needs, cache, command);
      if (isSatisfied(needs)) return true;
      try {
        cache.learn(needs, await store.load(needs));
      } catch {
        return false;
      }
    }
  }

  /** True once the batch is on disk; false when the instance ended over it. */
  async #commit(batch: SealedBatch): Promise<boolean> {
    const patience = setTimeout(() => this.#answerDoubt(), this.#options.patienceMs);
    const outcome = await settleCommit(this.#options.store, batch, () => {
      this.#closed = true;
    });
    clearTimeout(patience);
    if (outcome !== "committed") this.#end(outcome);
    else this.#closed = false;
    return outcome === "committed";
  }

  #answerDoubt(): void {
    this.#closed = true;
    answerAll(this.#underWay, outcomeUnknown);
    answerAll(this.#waiting.splice(0), unavailable);
  }

  #end(reason: string): void {
    this.#closed = true;
    answerAll(this.#underWay, outcomeUnknown);
    answerAll(this.#waiting.splice(0), unavailable);
    this.#options.end(reason);
  }
}

/** A transfer's own id; a setting, which may be asked any number of times, is known by its kind alone. */
const idOf = (command: Command): string => ("id" in command ? command.id : command.kind);

/** The batch as the next one needs it: its content, which may be large, is let go. */
const headOf = ({ seq, at, hash, lastTransfer, lastPosting }: SealedBatch): ChainHead => ({
  seq,
  at,
  hash,
  lastTransfer,
  lastPosting,
});

function answerAll(calls: readonly Call[], answer: LedgerAnswer): void {
  for (const call of calls) call.answer(answer);
}

function answerVerdicts(calls: readonly Call[], verdicts: readonly Verdict[][]): void {
  for (const [index, call] of calls.entries()) call.answer({ ok: true, verdicts: verdicts[index] ?? [] });
}
