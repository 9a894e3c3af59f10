import type { Command } from "@mereau/shared/ledger/command.ts";

import type { Lane } from "../../../workers/src/ledger/lane.ts";
import { type Clock, paymentCommand, submitAll } from "../../lib/ledger.ts";
import { populate } from "../../lib/populate.ts";
import type { Bench, Case } from "../../lib/row.ts";
import { planTown, type Policies, type Town } from "../../lib/town.ts";
import { openPage } from "./page.ts";
import type { HistoryPart } from "./part.ts";
import { measurePair } from "../../lib/pair.ts";

type Size = { days: number; times: number; rounds: number };

const full: Size = { days: 3_653, times: 200, rounds: 9 };
const short: Size = { days: 20, times: 10, rounds: 2 };

const DAY_MS = 86_400_000;
/** The days that both accounts have. */
const LATELY = 7;
/** Of each of those days: with the dividend and what melts, a page of entries is of these days alone. */
const PAYMENTS_A_DAY = 6;

const policies: Policies = {
  dividend: { amount: "10.00", reevaluation: null },
  demurrage: { rate: "1", per: "month", to: "burn" },
};

/** Every day the dividend comes, and is settled by a touch: of one account throughout, of the other lately. */
async function liveDaily(lane: Lane, clock: Clock, town: Town, days: number): Promise<void> {
  const [old, young, payer] = town.people.map(({ account }) => account);
  if (!old || !young || !payer) throw new RangeError("Three people live there");
  for (let day = 0; day < days; day += 1) {
    clock.goTo((lane.nextTick() ?? 0) + DAY_MS / 2);
    const isLate = day >= days - LATELY;
    const touched = isLate ? [old, young] : [old];
    const payments = isLate ? touched.flatMap((to) => Array.from({ length: PAYMENTS_A_DAY }, () => to)) : [];
    await submitAll(lane, [
      ...touched.map((account): Command => ({ kind: "settle", account })),
      ...payments.map((to) => paymentCommand(town, clock, { from: payer, to, amount: 1 })),
    ]);
  }
}

/** A page of an account with ten years of dividends, against one with a week of them. */
export function planDividends(bench: Bench): HistoryPart {
  const { days, times, rounds } = bench.short ? short : full;
  const begunAt = Date.now() - (days + 1) * DAY_MS;
  const town = planTown(bench.seed, "dividends", 3, { policies, begunAt });
  const measure = async (url: string): Promise<Case[]> => {
    const [old, young] = town.people;
    if (!old || !young) throw new RangeError("Three people live there");
    const name = "history.dividends";
    const sides = [old, young] as const;
    const ask = (person: typeof old) => openPage(url, town, person);
    const measured = await measurePair(bench, { name, sides, rounds, times, ask });
    return [
      {
        name,
        unit: "ms",
        comparison: `the same page of an account with ${LATELY} days of dividends instead of ${days}`,
        goal: { atMost: 1.2 },
        rounds: measured,
      },
    ];
  };
  return {
    towns: [town],
    live: ({ settings }) => {
      bench.onProgress(`history: living ${days} days`);
      return populate(settings, town, (lane, clock) => liveDaily(lane, clock, town, days));
    },
    measure,
  };
}
