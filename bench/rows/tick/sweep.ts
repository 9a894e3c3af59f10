import { setTimeout as sleep } from "node:timers/promises";

import { randomFrom, type Random } from "../../../scripts/seed/random.ts";
import { GAP_MS } from "../../../workers/src/ledger/alarm.ts";
import { settlingDuty } from "../../../workers/src/ledger/duties/settling.ts";
import type { Lane } from "../../../workers/src/ledger/lane.ts";
import { Clock, openAccounts, openTownLedger, paymentCommand, submitAll } from "../../lib/ledger.ts";
import type { Bench, Case } from "../../lib/row.ts";
import type { Stack } from "../../lib/stack.ts";
import { quantile, rotated } from "../../lib/statistics.ts";
import { type Policies, planTown, type Town } from "../../lib/town.ts";
import type { Part } from "./part.ts";

/** `runs` of the duty in a round; `gapMs`: between two of them, as the object's alarm leaves it. */
type Size = {
  accounts: number;
  lively: number;
  ratePerS: number;
  rounds: number;
  runs: number;
  gapMs: number;
};

const full: Size = { accounts: 100_000, lively: 1_000, ratePerS: 100, rounds: 5, runs: 40, gapMs: GAP_MS };
const short: Size = { accounts: 2_000, lively: 50, ratePerS: 50, rounds: 2, runs: 20, gapMs: 100 };

const MONTH_MS = 31 * 86_400_000;

const policies: Policies = {
  dividend: { amount: "1000000.00", reevaluation: null },
  demurrage: { rate: "1", per: "month", to: "burn" },
};

type Swept = { lane: Lane; clock: Clock; town: Town; lively: string[]; run: () => Promise<boolean> };

/** A town in which a month has passed: those who pay are settled, and the sweep of all others is due. */
async function openSwept(stack: Stack, town: Town, size: Size): Promise<Swept> {
  const clock = new Clock();
  const opened = await openTownLedger(stack.settings, town, clock);
  await openAccounts(opened.lane, town, clock);
  clock.goTo(clock.now() + MONTH_MS);
  const every = Math.floor(size.accounts / size.lively);
  const lively = town.people.filter((_, index) => index % every === 0).map(({ account }) => account);
  await submitAll(
    opened.lane,
    lively.map((from, index) =>
      paymentCommand(town, clock, { from, to: lively.at(index - 1) ?? "", amount: 1 }),
    ),
  );
  const kept = new Map<string, unknown>();
  const memory = {
    get: (key: string) => Promise.resolve(kept.get(key)),
    put: async (key: string, value: unknown) => void kept.set(key, value),
  };
  const duty = settlingDuty(opened, memory);
  const isDue = async () => ((await duty.nextDue()) ?? Infinity) <= clock.now();
  const run = async () => {
    await duty.run(clock.now());
    return isDue();
  };
  if (!(await isDue())) throw new Error("There is nothing to sweep");
  return { lane: opened.lane, clock, town, lively, run };
}

type Paid = {
  latenciesMs: number[];
  /** The most batches that went before a payment since it came. */ waited: number;
};

/** Pays at a steady pace, whatever the answers take, until something is over. */
async function payUntil(
  over: Promise<unknown>,
  { lane, clock, town, lively }: Swept,
  random: Random,
  ratePerS: number,
): Promise<Paid> {
  const paid: Paid = { latenciesMs: [], waited: 0 };
  const refused: string[] = [];
  const payOnce = async (due: number) => {
    const [from, to] = pickTwo(lively, random);
    const before = lane.head.seq;
    const answer = await lane.submit([
      paymentCommand(town, clock, { from, to, amount: random.whole(1, 500) }),
    ]);
    paid.latenciesMs.push(performance.now() - due);
    const [verdict] = answer.ok ? answer.verdicts : [];
    if (verdict?.ok && verdict.transfer)
      paid.waited = Math.max(paid.waited, verdict.transfer.batch - before - 1);
    else refused.push(JSON.stringify(answer));
  };
  const state = { isOver: false };
  const end = over.finally(() => (state.isOver = true));
  const ended = Promise.allSettled([end]);
  const payments: Promise<void>[] = [];
  const began = performance.now();
  for (let count = 0; !state.isOver; count += 1) {
    const due = began + (count * 1_000) / ratePerS;
    const early = due - performance.now();
    if (early > 0) await sleep(early);
    payments.push(payOnce(due));
  }
  await Promise.all([ended, ...payments]);
  await end;
  if (refused[0] !== undefined)
    throw new Error(`${refused.length} payments were refused; the first: ${refused[0]}`);
  return paid;
}

function pickTwo(accounts: readonly string[], random: Random): [string, string] {
  const one = random.pick(accounts);
  let other = random.pick(accounts);
  while (other === one) other = random.pick(accounts);
  return [one, other];
}

/** So many runs of the duty, with the gap of the object's alarm after each. Throws when the sweep ends too early. */
async function sweep({ run }: Swept, runs: number, gapMs: number): Promise<void> {
  for (let left = runs; left > 0; left -= 1) {
    const isDue = await run();
    await sleep(gapMs);
    if (!isDue && left > 1) throw new Error("The sweep was over too early");
  }
}

/** How payments fare while all accounts of a community are settled, against while they are not. */
export function planSweep(bench: Bench): Part {
  const size = bench.short ? short : full;
  const town = planTown(bench.seed, "swept", size.accounts, { policies });
  const measure = async (stack: Stack): Promise<Case[]> => {
    bench.onProgress(`tick: sweep, settling ${size.accounts} accounts`);
    return measureSweep(bench, size, await openSwept(stack, town, size));
  };
  return { towns: [town], measure };
}

async function measureSweep(bench: Bench, size: Size, swept: Swept): Promise<Case[]> {
  const random = randomFrom(`${bench.seed} sweep`);
  const taken: { idle: Paid; swept: Paid }[] = [];
  for (let round = 0; round < size.rounds; round += 1) {
    const sides = {
      idle: () => sleep(size.runs * size.gapMs),
      swept: () => sweep(swept, size.runs, size.gapMs),
    };
    const paid = new Map<keyof typeof sides, Paid>();
    for (const side of rotated(["idle", "swept"] as const, round))
      paid.set(side, await payUntil(sides[side](), swept, random, size.ratePerS));
    const [idle, during] = [paid.get("idle"), paid.get("swept")];
    if (!idle || !during) throw new Error("A side was not measured");
    taken.push({ idle, swept: during });
    bench.onProgress(
      `tick: sweep, round ${round + 1} of ${size.rounds}, p99 idle ${p99(idle).toFixed(1)} ms, ` +
        `during the sweep ${p99(during).toFixed(1)} ms, batches waited for ${during.waited}`,
    );
  }
  return [
    {
      name: "tick.sweep",
      unit: "ms",
      comparison: "the 99th percentile of the same payments while nothing is swept",
      goal: { atMost: 1.5 },
      rounds: taken.map((it) => ({ value: p99(it.swept), against: p99(it.idle) })),
    },
    {
      name: "tick.sweep-waited",
      unit: "batches",
      comparison: "the one batch that is under way when a payment comes",
      goal: { atMost: 1 },
      rounds: taken.map((it) => ({ value: it.swept.waited, against: 1 })),
    },
  ];
}

const p99 = ({ latenciesMs }: Paid): number => quantile(latenciesMs, 0.99);
