import { randomFrom } from "../../../scripts/seed/random.ts";
import { runLoad } from "../../lib/load/load.ts";
import { accepted, unsignedPayments } from "../../lib/payments.ts";
import { populate } from "../../lib/populate.ts";
import type { Bench, Case, Round } from "../../lib/row.ts";
import type { Stack } from "../../lib/stack.ts";
import { rotated } from "../../lib/statistics.ts";
import { CURRENCY, type Policies, planTown, type Town } from "../../lib/town.ts";
import type { Part } from "./part.ts";

type Size = { accounts: number; warmUp: number; requests: number; rounds: number };

const full: Size = { accounts: 10_000, warmUp: 20_000, requests: 12_000, rounds: 7 };
const short: Size = { accounts: 200, warmUp: 400, requests: 400, rounds: 2 };

const CLIENTS = 64;
const DAYS_MS = 2 * 86_400_000;
const pot = `${CURRENCY}:pot-commons`;

type Way = "ticking" | "credit";

const ways: Record<Way, { policies: Policies; of: string }> = {
  ticking: {
    policies: {
      // Enough for all the payments of a bench with the first dividend
      dividend: { amount: "1000000.00", reevaluation: null },
      demurrage: { rate: "1", per: "month", to: pot },
      levy: {
        rules: [{ name: "Commons", from: "payee", bands: [{ upTo: null, percent: "2" }], to: [{ pot }] }],
      },
    },
    of: "a dividend, demurrage and a levy",
  },
  credit: {
    policies: {
      dynamicCredit: { share: "50", max: "2000000", perCounterparty: "100", counterparties: 3 },
      creditLadder: { warnAt: 50, showAt: 75, blockAt: 100 },
    },
    of: "credit limits that rise with sales, and a ladder",
  },
};

/** The payments of `pay` in a community with policies, against one without. */
export function planPolicies(bench: Bench, way: Way): Part {
  const size = bench.short ? short : full;
  const begunAt = Date.now() - DAYS_MS;
  const { policies } = ways[way];
  const ruled = planTown(bench.seed, `ruled-${way}`, size.accounts, { policies, begunAt });
  const plain = planTown(bench.seed, `plain-${way}`, size.accounts);
  const measure = async (stack: Stack): Promise<Case[]> => {
    bench.onProgress(`tick: policies, ${ways[way].of}: settling twice ${size.accounts} accounts`);
    for (const town of [ruled, plain]) await populate(stack.settings, town);
    return measurePolicies(bench, stack, size, { way, ruled, plain });
  };
  return { towns: [ruled, plain], measure };
}

async function measurePolicies(
  bench: Bench,
  stack: Stack,
  size: Size,
  { way, ruled, plain }: { way: Way; ruled: Town; plain: Town },
): Promise<Case[]> {
  const { url } = await stack.startWorker();
  const random = randomFrom(`${bench.seed} policies`);
  const perSecond = async (town: Town, count: number) => {
    const posts = unsignedPayments(url, town, random, count);
    const { seconds } = await runLoad({ posts, connections: CLIENTS, expect: accepted });
    return count / seconds;
  };
  for (const town of [ruled, plain]) await perSecond(town, size.warmUp);
  const rounds: Round[] = [];
  for (let round = 0; round < size.rounds; round += 1) {
    const rates = new Map<Town, number>();
    for (const town of rotated([ruled, plain], round)) rates.set(town, await perSecond(town, size.requests));
    const [value = NaN, against = NaN] = [rates.get(ruled), rates.get(plain)];
    rounds.push({ value, against });
    bench.onProgress(
      `tick: policies, ${way}, round ${round + 1} of ${size.rounds}, with ${Math.round(value)}/s, without ${Math.round(against)}/s`,
    );
  }
  await stack.stopWorker();
  const comparison = "the same in a community without policies";
  return [{ name: `tick.policies.${way}`, unit: "payments/s", comparison, goal: { atLeast: 0.8 }, rounds }];
}
