import type { AccessVersions } from "@mereau/db/ledger/access.ts";
import type { SealedBatch } from "@mereau/db/ledger/commit.ts";
import type { SigningKey } from "@mereau/shared/crypto/chain.ts";
import type { Admission, LedgerAnswer } from "@mereau/shared/ledger/binding.ts";
import type { Command } from "@mereau/shared/ledger/command.ts";
import { type Assembled, assemble, TICKS_MAX } from "@mereau/shared/ledger/assemble.ts";
import { isBehind, nextTick } from "@mereau/shared/ledger/dueTicks.ts";
import type { Ticking } from "@mereau/shared/ledger/ticking.ts";
import { addNeeds, isSatisfied, noNeeds } from "@mereau/shared/ledger/needs.ts";
import type { LedgerCache } from "#ledger/cache.ts";
import {
  accessOf,
  answerAll,
  answerVerdicts,
  type Call,
  idOf,
  outcomeUnknown,
  turnAway,
  unavailable,
} from "#ledger/calls.ts";
import { doMissed } from "#ledger/missed.ts";
import { onlySettled } from "#ledger/onlySettled.ts";
import { type Fate, settleCommit } from "#ledger/settleCommit.ts";
import type { ChainHead } from "#ledger/seal.ts";
import { sealBatch } from "#ledger/seal.ts";
import type { LedgerStore } from "#ledger/store.ts";

/** A batch takes whole calls until it has this many commands; one call may have as many by itself. */
export const BATCH_COMMANDS_MAX = 8_000;

/** A hold leads to its accounts, an account to its index; nothing leads further. */
const LOOK_UPS_MAX = 6;

/** How long callers wait for a batch before they are told that its outcome is not known. */
export const PATIENCE_MS_MAX = 5_000;

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
  /** Something was committed that comes due at this moment: an open hold lapses, a currency ticks. */
  onDue: (moment: number) => void;
  /** A batch was committed, and whoever asked for it is answered. */
  onCommitted: (committed: Committed) => void;
};

/** What a batch did, at a moment in milliseconds since 1970. */
export type Committed = Pick<Assembled, "transfers" | "postings" | "layer"> & { seq: number; at: number };

/**
 * The one way into a community's ledger. Calls gather while a batch is under way and go together as the next one.
 * Everything is decided in memory before it is sent, so a batch only ever commits, is sent again, or ends the
 * instance; and callers are answered only once it has committed. Where a caller has lost access in the meantime it is
 * decided anew, without them.
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

  /** When a currency ticks next, in milliseconds since 1970; null when none does. */
  nextTick(): number | null {
    return nextTick(this.ticking);
  }

  /** The policies and ticks that the ledger goes by now. */
  get ticking(): Ticking {
    return this.#options.cache.ticking;
  }

  /** Answers once the commands are committed, or with why that is not known. Never throws. */
  submit(commands: Command[], access: Admission | null = null): Promise<LedgerAnswer> {
    if (this.#closed) return Promise.resolve(this.#answerWhileClosed(commands));
    return new Promise((answer) => {
      this.#waiting.push({ commands, access, answer });
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
        await this.#catchUpWith(this.#underWay);
      } catch (error) {
        this.#end(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
      }
      this.#underWay = [];
    }
    this.#running = false;
  }

  /** Carries out calls at this moment, after all that came due before it. */
  async #catchUpWith(calls: Call[]): Promise<void> {
    const { store, now } = this.#options;
    const moment = Math.max(this.#head.at + 1, now());
    const commitAt = this.#commitAt.bind(this);
    if (await doMissed({ ticking: this.ticking, store, commitAt }, moment))
      await this.#carryOut(calls, moment);
    else answerAll(calls, unavailable);
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

  /** Commits settings of the ledger's own in a batch of another moment; false when that was not possible. */
  async #commitAt(moment: number, commands: Command[]): Promise<boolean> {
    const before = this.#head.seq;
    await this.#carryOut([{ commands, access: null, answer: () => undefined }], moment);
    return this.#head.seq > before;
  }

  /** Decides calls and commits them, in a batch of this moment, or just after the one before it. */
  async #carryOut(taken: Call[], moment: number): Promise<void> {
    const access = accessOf(taken);
    const calls = turnAway(taken, access);
    if (!(await this.#lookUp(calls))) return answerAll(calls, unavailable);
    const { cache, community, epoch, signingKey } = this.#options;
    const head = this.#head;
    const at = Math.max(head.at + 1, moment);
    if (calls.length > 0 && isBehind(cache.ticking, at, TICKS_MAX)) {
      await this.#carryOut([], moment);
      return this.#closed ? answerAll(calls, unavailable) : this.#carryOut(calls, moment);
    }
    const place = { batch: head.seq + 1, transfer: head.lastTransfer, posting: head.lastPosting, at };
    const assembled = assemble(
      cache,
      place,
      calls.map((call) => call.commands),
    );
    const header = { community, seq: place.batch, id: crypto.randomUUID(), epoch, at };
    const batch = await sealBatch(assembled, cache, head, header, signingKey, access);
    const fate = batch ? await this.#commit(batch) : await this.#checkAccess(access);
    if (fate.kind === "ended") return this.#end(fate.reason);
    if (fate.kind === "unavailable") return answerAll(calls, unavailable);
    if (fate.kind === "access_changed") return this.#carryOut(turnAway(calls, fate.access), moment);
    if (batch) {
      cache.keep(assembled.layer);
      this.#head = headOf(batch);
    }
    answerVerdicts(calls, assembled.verdicts);
    for (const hold of assembled.layer.holds.values())
      if (hold.state === "open") this.#options.onDue(hold.expiresAt);
    const next = assembled.layer.ticking.added.versions.length > 0 ? this.nextTick() : null;
    if (next !== null) this.#options.onDue(next);
    cache.trim(onlySettled(cache, calls));
    if (batch) this.#options.onCommitted({ ...assembled, seq: batch.seq, at });
  }

  /** Reads everything the calls touch that is not at hand yet; most often nothing is missing. */
  async #lookUp(calls: Call[]): Promise<boolean> {
    const { cache, store } = this.#options;
    cache.beginBatch();
    for (let round = 0; round < LOOK_UPS_MAX; round += 1) {
      const needs = noNeeds();
      for (const call of calls) for (const command of call.commands) addNeeds(needs, cache, command);
      if (isSatisfied(needs)) return true;
      try {
        cache.learn(needs, await store.load(needs));
      } catch {
        return false;
      }
    }
    return false;
  }

  /** What changes nothing meets no fence: the answers to repeated commands are for those alone who have lost no access. */
  async #checkAccess(admitted: AccessVersions): Promise<Fate | { kind: "unavailable" }> {
    if (Object.keys(admitted).length === 0) return { kind: "committed" };
    const access = await this.#options.store.findAccess(admitted);
    if (access === null) return { kind: "unavailable" };
    const isStanding = Object.entries(admitted).every(([member, version]) => access[member] === version);
    return isStanding ? { kind: "committed" } : { kind: "access_changed", access };
  }

  async #commit(batch: SealedBatch): Promise<Fate> {
    const patience = setTimeout(() => this.#answerDoubt(), this.#options.patienceMs);
    const fate = await settleCommit(this.#options.store, batch, () => {
      this.#closed = true;
    });
    clearTimeout(patience);
    if (fate.kind !== "ended") this.#closed = false;
    return fate;
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

/** The batch as the next one needs it: its content, which may be large, is let go. */
const headOf = ({ seq, at, hash, lastTransfer, lastPosting }: SealedBatch): ChainHead => ({
  seq,
  at,
  hash,
  lastTransfer,
  lastPosting,
});
