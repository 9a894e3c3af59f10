import { entryPage } from "@mereau/shared/contracts/entries.ts";
import type { Command } from "@mereau/shared/ledger/command.ts";

import type { Lane } from "../../workers/src/ledger/lane.ts";
import { type Clock, paymentCommand, submitAll } from "../lib/ledger.ts";
import { foundTowns, populate } from "../lib/populate.ts";
import type { Bench, Case, Round, Row } from "../lib/row.ts";
import { withStack, type Stack } from "../lib/stack.ts";
import { median, rotated } from "../lib/statistics.ts";
import { planTown, type Policies, type Town, type Townsperson } from "../lib/town.ts";

type Size = { days: number; pages: number; rounds: number };

const full: Size = { days: 3_653, pages: 200, rounds: 9 };
const short: Size = { days: 20, pages: 10, rounds: 2 };

const DAY_MS = 86_400_000;
/** The days that both accounts have. */
const LATELY = 7;
/** Of each of those days: with the dividend and what melts, a page of entries is of these days alone. */
const PAYMENTS_A_DAY = 6;
const PAGE = 50;

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

/** Opens the first page of a member's history, and gives the milliseconds to the end of the answer. */
async function openPage(url: string, { slug }: Town, { account, token }: Townsperson): Promise<number> {
  const asked = new URL(`/v1/${slug}/accounts/${account}/entries?limit=${PAGE}`, url);
  const began = performance.now();
  const answer = await fetch(asked, { headers: { authorization: `Bearer ${token}` } });
  const text = await answer.text();
  const took = performance.now() - began;
  const page = answer.ok ? entryPage.parse(JSON.parse(text)) : null;
  if (page?.items.length !== PAGE)
    throw new Error(`A page was answered ${answer.status} ${text.slice(0, 500)}`);
  return took;
}

async function measure(bench: Bench, stack: Stack): Promise<Case[]> {
  const size = bench.short ? short : full;
  const begunAt = Date.now() - (size.days + 1) * DAY_MS;
  const town = planTown(bench.seed, "dividends", 3, { policies, begunAt });
  bench.onProgress(`history: living ${size.days} days`);
  await foundTowns(stack, [town]);
  await populate(stack.settings, town, (lane, clock) => liveDaily(lane, clock, town, size.days));
  const [old, young] = town.people;
  if (!old || !young) throw new RangeError("Three people live there");
  const { url } = await stack.startWorker();
  const rounds: Round[] = [];
  for (let round = -1; round < size.rounds; round += 1) {
    const times = new Map<Townsperson, number[]>([old, young].map((person) => [person, []]));
    for (let page = 0; page < size.pages; page += 1)
      for (const person of rotated([old, young], page))
        times.get(person)?.push(await openPage(url, town, person));
    const [value, against] = [median(times.get(old) ?? []), median(times.get(young) ?? [])];
    if (round < 0) continue;
    rounds.push({ value, against });
    bench.onProgress(
      `history: round ${round + 1} of ${size.rounds}, ${value.toFixed(2)} ms, young ${against.toFixed(2)} ms`,
    );
  }
  return [
    {
      name: "history.dividends",
      unit: "ms",
      comparison: `the same page of an account with ${LATELY} days of dividends instead of ${size.days}`,
      goal: { atMost: 1.2 },
      rounds,
    },
  ];
}

export const history: Row = {
  name: "history",
  leftOut: ["history: the balance at a date, and communities of millions of postings"],
  run: (bench) => withStack(bench, (stack) => measure(bench, stack)),
};
