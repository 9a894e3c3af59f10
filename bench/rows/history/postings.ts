import { balanceAt } from "@mereau/shared/contracts/entries.ts";

import type { Lane } from "../../../workers/src/ledger/lane.ts";
import { askAs } from "../../lib/asking.ts";
import { type Clock, paymentCommand, submitAll } from "../../lib/ledger.ts";
import { populate } from "../../lib/populate.ts";
import type { Bench, Case } from "../../lib/row.ts";
import { planTown, type Town, type Townsperson } from "../../lib/town.ts";
import { openPage } from "./page.ts";
import type { HistoryPart } from "./part.ts";
import { measurePair } from "../../lib/pair.ts";

/** Postings of the two communities, and the days in which they came about. */
type Size = { small: number; large: number; days: number; times: number; rounds: number };

const full: Size = { small: 10_000, large: 1_000_000, days: 100, times: 200, rounds: 9 };
const short: Size = { small: 4_000, large: 8_000, days: 20, times: 10, rounds: 2 };

/** One person of so many has that part of the postings. */
const PEOPLE = 20;
const DAY_MS = 86_400_000;

/** Everybody pays the next one, round and round, the same number of times every day. */
async function live(
  lane: Lane,
  clock: Clock,
  town: Town,
  { postings, days }: { postings: number; days: number },
): Promise<void> {
  const accounts = town.people.map(({ account }) => account);
  const begunAt = town.begunAt ?? 0;
  for (let day = 1; day <= days; day += 1) {
    clock.goTo(begunAt + day * DAY_MS);
    const payments = Array.from({ length: postings / 2 / days }, (_, index) => {
      const [from = "", to = ""] = [accounts[index % PEOPLE], accounts[(index + 1) % PEOPLE]];
      return paymentCommand(town, clock, { from, to, amount: 1 });
    });
    await submitAll(lane, payments);
  }
}

/** What somebody had halfway through, and the milliseconds to the end of the answer. */
async function readBalance(url: string, town: Town, person: Townsperson): Promise<number> {
  const date = Math.round(((town.begunAt ?? 0) + Date.now()) / 2);
  const path = `accounts/${person.account}/balance?at=${new Date(date).toISOString()}`;
  const { answer, ms } = await askAs(url, town, person, path, balanceAt);
  if (answer.at !== date) throw new Error(`A balance of another moment was answered: ${answer.at}`);
  return ms;
}

const cases = { page: openPage, balance: readBalance };

/** A page and a balance at a date, in a community of so many postings, against one of few. */
export function planPostings(bench: Bench): HistoryPart {
  const { small, large, days, times, rounds } = bench.short ? short : full;
  const begunAt = Date.now() - (days + 1) * DAY_MS;
  const [many, few] = [large, small].map((postings) =>
    planTown(bench.seed, `postings-${postings}`, PEOPLE, { begunAt }),
  );
  if (!many || !few) throw new RangeError("There are two towns");
  const measure = async (url: string): Promise<Case[]> => {
    const found: Case[] = [];
    for (const [of, read] of Object.entries(cases)) {
      const name = `history.${of}.${large}`;
      const sides = [many, few] as const;
      const ask = async (town: Town) => {
        const [person] = town.people;
        if (!person) throw new RangeError("Nobody lives there");
        return read(url, town, person);
      };
      const measured = await measurePair(bench, { name, sides, rounds, times, ask });
      const comparison = `the same in a community of ${small} postings`;
      found.push({ name, unit: "ms", comparison, goal: { atMost: 1.5 }, rounds: measured });
    }
    return found;
  };
  return {
    towns: [many, few],
    live: async ({ settings }) => {
      bench.onProgress(`history: making ${small} and ${large} postings`);
      await populate(settings, few, (lane, clock) => live(lane, clock, few, { postings: small, days }));
      await populate(settings, many, (lane, clock) => live(lane, clock, many, { postings: large, days }));
    },
    measure,
  };
}
