import { randomFrom } from "../../scripts/seed/random.ts";
import { cpuMs } from "../lib/cpu.ts";
import { countTransfers } from "../lib/durability.ts";
import { runLoad, type Expected, type LoadReport } from "../lib/load/load.ts";
import type { JsonPost } from "../lib/load/requests.ts";
import { accepted, signedPayments, unsignedPayments } from "../lib/payments.ts";
import { openTownDatabase, settleTowns } from "../lib/populate.ts";
import type { Bench, Case, Round, Row } from "../lib/row.ts";
import { withStack, type Part, type Stack } from "../lib/stack.ts";
import { median, quantile, rotated } from "../lib/statistics.ts";
import { planTown, type Town } from "../lib/town.ts";

const CLIENTS = 64;
const comparison = "an empty Hono handler in the same runtime";

type Size = { accounts: number; warmUp: number; closedRequests: number; openSeconds: number; rounds: number };

const full: Size = { accounts: 10_000, warmUp: 5_000, closedRequests: 12_000, openSeconds: 8, rounds: 5 };
const short: Size = { accounts: 1_000, warmUp: 500, closedRequests: 2_000, openSeconds: 2, rounds: 2 };

/** One side of the comparison: what it is sent, and the processes that it keeps busy. */
type Side = { name: string; posts: (count: number) => JsonPost[]; parts: Part[] };

type Measured = { perSecond: number; cpuMsEach: number | null };

async function runSide(side: Side, count: number, ratePerS?: number): Promise<LoadReport> {
  const load: { posts: JsonPost[]; connections: number; expect: Expected } = {
    posts: side.posts(count),
    connections: CLIENTS,
    expect: accepted,
  };
  return runLoad(ratePerS === undefined ? load : { ...load, ratePerS });
}

async function measureSide(side: Side, count: number): Promise<Measured & LoadReport> {
  const groups = side.parts.map(({ pid }) => pid);
  const before = cpuMs(groups);
  const report = await runSide(side, count);
  const after = cpuMs(groups);
  const cpuMsEach = before === null || after === null ? null : (after - before) / count;
  return { ...report, perSecond: count / report.seconds, cpuMsEach };
}

/** Each connection as fast as it is answered: payments a second, and what each costs in processor time. */
async function measureThroughput(bench: Bench, size: Size, empty: Side, sides: Side[]): Promise<Case[]> {
  const measured = new Map<Side, Measured[]>([empty, ...sides].map((side) => [side, []]));
  for (let round = 0; round < size.rounds; round += 1)
    for (const side of rotated([empty, ...sides], round)) {
      const one = await measureSide(side, size.closedRequests);
      measured.get(side)?.push(one);
      bench.onProgress(
        `pay: round ${round + 1} of ${size.rounds}, ${side.name}: ${Math.round(one.perSecond)}/s, ` +
          `${one.cpuMsEach?.toFixed(2) ?? "?"} ms CPU each, generator busy ${Math.round(one.generatorBusy * 100)} %`,
      );
    }
  const limit = measured.get(empty) ?? [];
  return sides.flatMap((side) => casesOf(side, measured.get(side) ?? [], limit));
}

function casesOf({ name }: Side, own: Measured[], limit: Measured[]): Case[] {
  const paired = (take: (it: Measured) => number | null): Round[] =>
    own.flatMap((it, round) => {
      const against = limit[round];
      const [value, other] = [take(it), against ? take(against) : null];
      return value === null || other === null ? [] : [{ value, against: other }];
    });
  const throughput: Case = {
    name: `pay.${name}`,
    unit: "payments/s",
    comparison,
    goal: { atLeast: 0.5 },
    target: { atLeast: 0.4 },
    rounds: paired(({ perSecond }) => perSecond),
  };
  const cpu: Case = {
    name: `pay.${name}-cpu`,
    unit: "ms",
    comparison: `${comparison}; processor time of Worker and database for each`,
    goal: null,
    rounds: paired(({ cpuMsEach }) => cpuMsEach),
  };
  return cpu.rounds.length === 0 ? [throughput] : [throughput, cpu];
}

/** A steady stream of half of what `measured` carried: latency. */
async function measureLatency(
  bench: Bench,
  size: Size,
  empty: Side,
  side: Side,
  measured: Case,
): Promise<Case[]> {
  const ratePerS = Math.max(1, Math.floor(median(measured.rounds.map(({ value }) => value)) / 2));
  const count = ratePerS * size.openSeconds;
  const latencies = new Map<Side, Float64Array[]>([empty, side].map((it) => [it, []]));
  for (let round = 0; round < size.rounds; round += 1)
    for (const it of rotated([empty, side], round)) {
      const { latenciesMs, generatorBusy } = await runSide(it, count, ratePerS);
      latencies.get(it)?.push(latenciesMs);
      const [p50, p99] = [0.5, 0.99].map((q) => quantile(latenciesMs, q).toFixed(1));
      bench.onProgress(
        `pay: latency round ${round + 1} of ${size.rounds}, ${it.name} at ${ratePerS}/s: p50 ${p50} ms, ` +
          `p99 ${p99} ms, generator busy ${Math.round(generatorBusy * 100)} %`,
      );
    }
  await bench.profiled(`pay-${side.name}-steady`, side.parts, () => runSide(side, count, ratePerS));
  const [limit = [], own = []] = [latencies.get(empty), latencies.get(side)];
  return [50, 99].map((percent) => ({
    name: `pay.${side.name}-p${percent}`,
    unit: "ms",
    comparison: `${comparison}, both at half of the payments a second`,
    goal: null,
    rounds: own.map((values, round) => ({
      value: quantile(values, percent / 100),
      against: quantile(limit[round] ?? [], percent / 100),
    })),
  }));
}

async function measure(bench: Bench, stack: Stack, database: Part, town: Town, size: Size): Promise<Case[]> {
  const emptyPart = await stack.startEmpty();
  const workerPart = await stack.startWorker();
  const random = randomFrom(`${bench.seed} pay`);
  const side = (name: string, make: typeof unsignedPayments, parts: [Part, ...Part[]]): Side => ({
    name,
    parts,
    posts: (count) => make(parts[0].url, town, random, count),
  });
  const empty = side("empty", unsignedPayments, [emptyPart]);
  const sides = [
    side("unsigned", unsignedPayments, [workerPart, database]),
    side("signed", signedPayments, [workerPart, database]),
  ];
  for (const it of [empty, ...sides]) await runSide(it, size.warmUp);
  const throughput = await measureThroughput(bench, size, empty, sides);
  const latency: Case[] = [];
  for (const it of sides) {
    const measured = throughput.find(({ name }) => name === `pay.${it.name}`);
    if (measured) latency.push(...(await measureLatency(bench, size, empty, it, measured)));
  }
  for (const it of sides)
    await bench.profiled(`pay-${it.name}`, it.parts, () => runSide(it, size.closedRequests));
  return [...throughput, ...latency];
}

export const pay: Row = {
  name: "pay",
  leftOut: ["pay: the network: clients, Worker and database share one machine and its cores"],
  run: (bench) =>
    withStack(bench, async (stack, databasePart) => {
      const size = bench.short ? short : full;
      const town = planTown(bench.seed, "pay", size.accounts);
      bench.onProgress(`pay: settling ${size.accounts} accounts`);
      await settleTowns(stack, [town]);
      const database = await openTownDatabase(stack.settings, town);
      const before = await countTransfers(database);
      const cases = await measure(bench, stack, databasePart, town, size);
      const after = await countTransfers(database);
      if (after.refused > before.refused) throw new Error("The ledger refused payments that it acknowledged");
      return cases;
    }),
};
