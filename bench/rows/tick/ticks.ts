import { Clock, openAccounts, openTownLedger } from "../../lib/ledger.ts";
import type { Bench, Case } from "../../lib/row.ts";
import type { Stack } from "../../lib/stack.ts";
import { rotated } from "../../lib/statistics.ts";
import { CURRENCY, type Policies, planTown, type Town } from "../../lib/town.ts";
import type { Part } from "./part.ts";

type Size = { accounts: [number, ...number[]]; rounds: number };

const full: Size = { accounts: [100, 10_000, 100_000], rounds: 15 };
const short: Size = { accounts: [10, 100, 1_000], rounds: 2 };

/** Ticks that are not counted, while the code is still new to the runtime. */
const WARM_UPS = 3;

const ways: Record<"dividend" | "demurrage", Policies> = {
  dividend: { dividend: { amount: "10.00", reevaluation: null } },
  demurrage: { demurrage: { rate: "1", per: "month", to: "burn" } },
};

type Ticking = { accounts: number; tick: () => Promise<number> };

/** A town with its accounts, whose next tick comes due whenever it is asked for. */
async function openTicking(stack: Stack, town: Town): Promise<Ticking> {
  const clock = new Clock();
  const { lane } = await openTownLedger(stack.settings, town, clock);
  await openAccounts(lane, town, clock);
  const tick = async () => {
    const due = lane.nextTick();
    const before = lane.head.seq;
    if (due === null) throw new Error(`${town.slug} does not tick`);
    clock.goTo(due);
    const began = performance.now();
    const answer = await lane.submit([]);
    const took = performance.now() - began;
    const last = lane.ticking.lastTick(CURRENCY);
    if (!answer.ok || last?.at !== due || lane.head.seq !== before + 1)
      throw new Error(`The tick of ${town.slug} was not one batch`);
    return took;
  };
  return { accounts: town.people.length, tick };
}

/** From the moment when a tick is due to its commit: it must not depend on how many accounts it concerns. */
export function planTicks(bench: Bench, way: keyof typeof ways): Part {
  const { accounts, rounds } = bench.short ? short : full;
  const towns = accounts.map((count) =>
    planTown(bench.seed, `${way}-${count}`, count, { policies: ways[way] }),
  );
  const measure = async (stack: Stack): Promise<Case[]> => {
    bench.onProgress(`tick: ${way}, settling ${accounts.join(", ")} accounts`);
    const tickings: Ticking[] = [];
    for (const town of towns) tickings.push(await openTicking(stack, town));
    const taken: Map<number, number>[] = [];
    for (let round = -WARM_UPS; round < rounds; round += 1) {
      const times = new Map<number, number>();
      for (const ticking of rotated(tickings, round + WARM_UPS))
        times.set(ticking.accounts, await ticking.tick());
      if (round >= 0) taken.push(times);
    }
    return casesOf(way, accounts, taken);
  };
  return { towns, measure };
}

function casesOf(way: string, [smallest, ...larger]: Size["accounts"], taken: Map<number, number>[]): Case[] {
  return larger.map((count) => ({
    name: `tick.${way}.${count}`,
    unit: "ms",
    comparison: `the same with ${smallest} accounts`,
    goal: { atMost: 1.2 },
    rounds: taken.map((times) => ({
      value: times.get(count) ?? NaN,
      against: times.get(smallest) ?? NaN,
    })),
  }));
}
