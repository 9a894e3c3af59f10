import { randomFrom, type Random } from "../../scripts/seed/random.ts";
import { accepted, unsignedPayments } from "../lib/payments.ts";
import { settleTowns } from "../lib/populate.ts";
import type { Bench, Row, Round } from "../lib/row.ts";
import { withStack, type Stack } from "../lib/stack.ts";
import { rotated } from "../lib/statistics.ts";
import { planTown, type Town } from "../lib/town.ts";

type Size = { small: number; large: number; rounds: number };

const full: Size = { small: 100, large: 100_000, rounds: 9 };
const short: Size = { small: 100, large: 10_000, rounds: 2 };

/** So many payments elsewhere first, that no code runs for the first time while the clock runs. */
const PAYMENTS_BEFORE = 20;

/** One payment, from the moment it is sent to its answer, in milliseconds. */
async function payOnce(url: string, town: Town, random: Random): Promise<number> {
  const [post] = unsignedPayments(url, town, random, 1);
  if (!post) throw new Error("There is no payment");
  const headers = { authorization: `Bearer ${post.token}`, "content-type": "application/json" };
  const began = performance.now();
  const answer = await fetch(post.url, { method: "POST", headers, body: post.body });
  const text = await answer.text();
  const took = performance.now() - began;
  if (answer.status !== accepted.status || !text.includes(accepted.text))
    throw new Error(`A payment was answered with ${answer.status} ${text}`);
  return took;
}

/** A newly started Worker, which has served another community; then the first payment of each. */
async function wakeRound(
  stack: Stack,
  elsewhere: Town,
  towns: Town[],
  random: Random,
): Promise<Map<Town, number>> {
  const { url } = await stack.startWorker();
  for (let paid = 0; paid < PAYMENTS_BEFORE; paid += 1) await payOnce(url, elsewhere, random);
  const times = new Map<Town, number>();
  for (const town of towns) times.set(town, await payOnce(url, town, random));
  await stack.stopWorker();
  return times;
}

async function measure(bench: Bench, stack: Stack, size: Size): Promise<Round[]> {
  const [elsewhere, small, large] = [
    planTown(bench.seed, "elsewhere", 10),
    planTown(bench.seed, "small", size.small),
    planTown(bench.seed, "large", size.large),
  ];
  bench.onProgress(`wake: settling ${size.small} and ${size.large} accounts`);
  await settleTowns(stack, [elsewhere, small, large]);
  const random = randomFrom(`${bench.seed} wake`);
  const rounds: Round[] = [];
  for (let round = 0; round < size.rounds; round += 1) {
    const times = await wakeRound(stack, elsewhere, rotated([small, large], round), random);
    const [value = NaN, against = NaN] = [times.get(large), times.get(small)];
    rounds.push({ value, against });
    bench.onProgress(
      `wake: round ${round + 1} of ${size.rounds}, small ${against.toFixed(1)} ms, large ${value.toFixed(1)} ms`,
    );
  }
  return rounds;
}

export const wake: Row = {
  name: "wake",
  leftOut: [
    "wake: the start of the Worker's process; the database server stays up, its caches warm",
    "wake: the network between Worker and database",
  ],
  run: (bench) =>
    withStack(bench, async (stack) => {
      const size = bench.short ? short : full;
      return [
        {
          name: "wake",
          unit: "ms",
          comparison: `the same with ${size.small} accounts instead of ${size.large}`,
          goal: { atMost: 1.2 },
          rounds: await measure(bench, stack, size),
        },
      ];
    }),
};
