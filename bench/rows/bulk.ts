import { join } from "node:path";

import { BULK_MAX } from "@mereau/shared/contracts/transfers.ts";

import { randomFrom } from "../../scripts/seed/random.ts";
import { bulkOf, postBulk } from "../lib/bulk.ts";
import { openTownDatabase, settleTowns } from "../lib/populate.ts";
import { Replica } from "../lib/replica.ts";
import type { Bench, Case, Row, Round } from "../lib/row.ts";
import { withStack, type Part, type Stack } from "../lib/stack.ts";
import { planTown, type Town } from "../lib/town.ts";

type Size = { accounts: number; transfers: number; rounds: number };

const full: Size = { accounts: 10_000, transfers: BULK_MAX, rounds: 9 };
const short: Size = { accounts: 1_000, transfers: 2_000, rounds: 2 };

/** Calls that are not counted, while the code is still new to the runtime. */
const WARM_UPS = 2;

const comparison = "the same rows inserted set-based straight into a libSQL file, in one fsynced transaction";

/** Each round: one call over HTTP, then its very rows straight into a file that holds the same ledger. */
async function measure(
  bench: Bench,
  stack: Stack,
  databasePart: Part,
  town: Town,
  size: Size,
): Promise<Round[]> {
  const database = await openTownDatabase(stack.settings, town);
  const replica = await Replica.create(join(bench.folder, "replica.db"), database);
  const worker = await stack.startWorker();
  const { url } = worker;
  const random = randomFrom(`${bench.seed} bulk`);
  const rounds: Round[] = [];
  for (let round = -WARM_UPS; round < size.rounds; round += 1) {
    const value = await postBulk(bulkOf(url, town, random, size.transfers));
    const against = await replica.catchUp();
    if (round < 0) continue;
    rounds.push({ value, against });
    bench.onProgress(
      `bulk: round ${round + 1} of ${size.rounds}, ${value.toFixed(0)} ms a call, ${against.toFixed(0)} ms straight`,
    );
  }
  await bench.profiled("bulk", [worker, databasePart], () =>
    postBulk(bulkOf(url, town, random, size.transfers)),
  );
  replica.close();
  return rounds;
}

export const bulk: Row = {
  name: "bulk",
  leftOut: [
    "bulk: transfers in the name of many owners; here one member pays the others, as an employer would",
  ],
  run: (bench) =>
    withStack(bench, async (stack, databasePart): Promise<Case[]> => {
      const size = bench.short ? short : full;
      const town = planTown(bench.seed, "bulk", size.accounts);
      bench.onProgress(`bulk: settling ${size.accounts} accounts`);
      await settleTowns(stack, [town]);
      const times = await measure(bench, stack, databasePart, town, size);
      const rate = (ms: number) => (size.transfers / ms) * 1000;
      return [
        {
          name: "bulk",
          unit: "transfers/s",
          comparison,
          goal: { atLeast: 0.5 },
          valueGoal: { atLeast: 10_000 },
          rounds: times.map(({ value, against }) => ({ value: rate(value), against: rate(against) })),
        },
        {
          name: "bulk.call",
          unit: `ms for ${size.transfers} transfers`,
          comparison,
          goal: null,
          rounds: times,
        },
      ];
    }),
};
