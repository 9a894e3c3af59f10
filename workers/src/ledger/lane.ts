import type { AccessVersions } from "@mereau/db/ledger/access.ts";
import type { SealedBatch } from "@mereau/db/ledger/commit.ts";
import type { SigningKey } from "@mereau/shared/crypto/chain.ts";
import type { Admission, LedgerAnswer } from "@mereau/shared/ledger/binding.ts";
import type { Command, Verdict } from "@mereau/shared/ledger/command.ts";
import { assemble, TICKS_MAX } from "@mereau/shared/ledger/assemble.ts";
import { isBehind, nextTick } from "@mereau/shared/ledger/dueTicks.ts";
import type { Ticking } from "@mereau/shared/ledger/ticking.ts";
import { addNeeds, isSatisfied, noNeeds } from "@mereau/shared/ledger/needs.ts";
import type { LedgerCache } from "#ledger/cache.ts";
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

type Call = {
  commands: Command[];
  /** Under which access version the caller was admitted; null where nobody was asked. */
  access: Admission | null;
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
  /** Something was committed that comes due at this moment: an open hold lapses, a currency ticks. */
  onDue: (moment: number) => void;
};

const accessChanged: LedgerAnswer = { ok: false, code: "access_changed" };
const unavailable: LedgerAnswer = { ok: false, code: "unavailable" };
const outcomeUnknown: LedgerAnswer = { ok: false, code: "outcome_unknown" };

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

  async #carryOut(taken: Call[]): Promise<void> {
    const access = accessOf(taken);
    const calls = turnAway(taken, access);
    if (!(await this.#lookUp(calls))) return answerAll(calls, unavailable);
    const { cache, community, epoch, signingKey, now } = this.#options;
    const head = this.#head;
    const at = Math.max(head.at + 1, now());
    if (calls.length > 0 && isBehind(cache.ticking, at, TICKS_MAX)) {
      await this.#carryOut([]);
      return this.#closed ? answerAll(calls, unavailable) : this.#carryOut(calls);
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
    if (fate.kind === "access_changed") return this.#carryOut(turnAway(calls, fate.access));
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

/** The access versions that a batch of these calls commits under: of each member’s the latest. */
function accessOf(calls: readonly Call[]): AccessVersions {
  const versions: Record<string, number> = {};
  for (const { access } of calls)
    if (access) versions[access.member] = Math.max(access.version, versions[access.member] ?? 0);
  return versions;
}

/** Answers those calls whose callers were admitted under another version than stands, and gives the others. */
function turnAway(calls: Call[], standing: AccessVersions): Call[] {
  const { late = [], inTime = [] } = Object.groupBy(calls, ({ access }) =>
    access !== null && access.version !== standing[access.member] ? "late" : "inTime",
  );
  answerAll(late, accessChanged);
  return inTime;
}

function answerAll(calls: readonly Call[], answer: LedgerAnswer): void {
  for (const call of calls) call.answer(answer);
}

function answerVerdicts(calls: readonly Call[], verdicts: readonly Verdict[][]): void {
  for (const [index, call] of calls.entries()) call.answer({ ok: true, verdicts: verdicts[index] ?? [] });
}
