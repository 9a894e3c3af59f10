import type { CurrencyPolicies } from "#policies/registry.ts";
import { inForce, type PolicyVersion } from "#policies/versions.ts";
import { nextTickAt } from "#settling/clock.ts";
import { beginIndex, type TickIndex } from "#settling/index.ts";
import { settle, type Unsettled } from "#settling/settle.ts";
import { deviation, type ExactAccount, exactly, plus, tickExactly } from "#settling/testing/exact.ts";
import { makeIndex, makeTick, type Tick } from "#settling/tick.ts";

type Citizen = Unsettled & {
  type: string;
  tick: number;
  exact: ExactAccount;
  /** What it was settled from each time it was touched. */
  touches: (Unsettled & { type: string; tick: number })[];
};

const currency = "DU";
const scale = 2;
const sum = (amounts: Iterable<number>) => [...amounts].reduce((total, amount) => total + amount, 0);

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** Beyond this from its exact value an account has drifted, in units. */
const DRIFT_MAX = 2 ** -10;

/** The index of all types without one of their own. */
const EVERY = "";

/**
 * A currency kept twice: as the ledger keeps it, where a tick touches no account and each is settled when something
 * needs it, and exactly, where a tick walks over them all. What must hold at every moment it checks itself.
 */
export class Town {
  readonly citizens: Citizen[];
  readonly ticks: Tick[];
  readonly versions: PolicyVersion[] = [];
  readonly indexes = new Map<string, TickIndex[]>();
  readonly pots = new Map<string, number>();
  pool = 0;
  issuance = 0;
  now: number;
  /** The farthest that any settled account ever was from its exact value, in units. */
  farthest = 0;

  constructor(start: number, balances: readonly number[]) {
    this.now = start;
    this.citizens = balances.map((posted) => ({
      posted,
      held: 0,
      fraction: 0,
      receives: false,
      type: EVERY,
      tick: 0,
      touches: [],
      exact: { value: exactly(posted), held: 0, receives: false },
    }));
    this.issuance = -sum(balances);
    this.ticks = [
      { currency, number: 0, at: start, version: 0, dividend: 0, members: 0, mass: 0, reevaluateAt: null },
    ];
    const at = { currency, tick: 0, created: 0, floor: 0, destination: "burn" };
    this.indexes.set(EVERY, [beginIndex({ ...at, type: EVERY })]);
  }

  /** Settles on policies from a moment on; a type that they tell apart gets an index of its own from the last tick on. */
  setPolicies(policies: CurrencyPolicies, effectiveAt = this.now): void {
    this.versions.push({ currency, version: this.versions.length + 1, effectiveAt, policies });
    for (const type of Object.keys(policies.demurrage?.byType ?? {}))
      if (!this.indexes.has(type)) this.indexes.set(type, [beginIndex({ ...this.#lastRow(EVERY), type })]);
  }

  /** Lets time pass, and makes the ticks that come due. */
  wait(ms: number): void {
    this.now += ms;
    for (;;) {
      const due = nextTickAt(this.versions, this.#lastTick().at);
      if (due === null || due > this.now) return;
      this.#tick(due);
    }
  }

  #tick(at: number): void {
    const before = this.#lastTick();
    const version = inForce(this.versions, at);
    if (!version) throw new Error("A tick without policies");
    const earlier = this.versions.find((it) => it.version === before.version) ?? null;
    const ticking = { before, earlier, version };
    const members = this.citizens.filter(({ receives }) => receives).length;
    const tick = makeTick(ticking, at, { scale, members, mass: -this.issuance });
    for (const rows of this.indexes.values()) {
      const last = rows.at(-1);
      if (last) rows.push(makeIndex(ticking, tick, last, { scale }));
    }
    this.ticks.push(tick);
    this.issuance -= tick.dividend * members;
    this.pool += tick.dividend * members;
    for (const citizen of this.citizens) {
      const { factor, floor } = this.#lastRow(this.#indexOf(citizen.type));
      citizen.exact.value = tickExactly(citizen.exact, { factor, floor, dividend: tick.dividend });
    }
  }

  /** Settles an account, and checks it against its exact value. */
  touch(index: number): Citizen {
    const citizen = this.at(index);
    const last = this.#lastTick().number;
    citizen.touches.push({ ...citizen });
    for (const rows of this.#rowsSince(citizen)) {
      const before = citizen.posted;
      const { posted, fraction, gross, melted } = settle(citizen, rows);
      Object.assign(citizen, { posted, fraction });
      this.pool -= gross;
      for (const [pot, fee] of melted) {
        must(fee > 0, `A fee of ${fee}`);
        if (pot === "burn") this.issuance += fee;
        else this.pots.set(pot, (this.pots.get(pot) ?? 0) + fee);
      }
      must(before + gross - sum(melted.values()) === posted, "Its entries do not make its balance");
    }
    citizen.tick = last;
    const off = deviation(citizen.exact.value, citizen.posted, citizen.fraction);
    this.farthest = Math.max(this.farthest, Math.abs(off));
    must(Math.abs(off) < DRIFT_MAX, `Settled ${off} units from its exact value`);
    return citizen;
  }

  /** First by the index of every type, then by the type's own from where that began. */
  #rowsSince({ type, tick }: Citizen): TickIndex[][] {
    const index = this.#indexOf(type);
    const own = this.indexes.get(index) ?? [];
    const began = own[0]?.tick ?? 0;
    const every = (this.indexes.get(EVERY) ?? []).slice(tick, began + 1);
    return tick >= began ? [own.slice(tick - began)] : [every, own];
  }

  pay(from: number, to: number, amount: number): void {
    const [payer, payee] = [this.touch(from), this.touch(to)];
    payer.posted -= amount;
    payee.posted += amount;
    payer.exact.value = plus(payer.exact.value, -amount);
    payee.exact.value = plus(payee.exact.value, amount);
  }

  hold(index: number, amount: number): void {
    const citizen = this.touch(index);
    citizen.held = amount;
    citizen.exact.held = amount;
  }

  setMembership(index: number, receives: boolean): void {
    const citizen = this.touch(index);
    citizen.receives = receives;
    citizen.exact.receives = receives;
  }

  setType(index: number, type: string): void {
    this.touch(index).type = type;
  }

  /** Money is neither made nor lost, and the pool has what its members have not claimed. */
  checkSums(): void {
    const accounts = sum(this.citizens.map(({ posted }) => posted));
    must(this.issuance + this.pool + sum(this.pots.values()) + accounts === 0, "Money was made or lost");
    const created = this.#lastRow(EVERY).created;
    const unclaimed = this.citizens
      .filter(({ receives }) => receives)
      .map(({ tick }) => created - (this.indexes.get(EVERY)?.[tick]?.created ?? Number.NaN));
    must(this.pool === sum(unclaimed), "The pool has another sum than what is unclaimed");
  }

  at(index: number): Citizen {
    const citizen = this.citizens[index % this.citizens.length];
    if (!citizen) throw new Error("A town without citizens");
    return citizen;
  }

  #indexOf(type: string): string {
    return this.indexes.has(type) ? type : EVERY;
  }

  #lastTick(): Tick {
    const last = this.ticks.at(-1);
    if (!last) throw new Error("A town without a clock");
    return last;
  }

  #lastRow(type: string): TickIndex {
    const row = this.indexes.get(type)?.at(-1);
    if (!row) throw new Error(`No index of ${type}`);
    return row;
  }
}
