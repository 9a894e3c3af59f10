import type { Run } from "#simulation/run.ts";
import { type Gains, noGains } from "#simulation/tally.ts";

/** Payments that were refused for one reason, and what half of them asked for at most: one typing error weighs nothing. */
export type Refused = { code: string; count: number; median: number };

/** One ledger as a whole. Figures are minor units, but for the velocity, in ten-thousandths. */
export type RunTotals = Gains & {
  /** All money above zero, at the end. */
  mass: number;
  /** The same, averaged over the time. */
  averageMass: number;
  payments: number;
  volume: number;
  /** Volume ÷ average mass; null where there was no money. */
  velocity: number | null;
  refused: Refused[];
};

/** Some accounts, and what their balances change by together. */
export type Share = { accounts: number; total: number };

/** How the accounts of one type, or all, fare with a proposal: what they end with, less what they ended with. */
export type GroupReport = {
  accounts: number;
  change: { median: number; total: number; gaining: Share; losing: Share };
  asItWas: Gains;
  asItWouldBe: Gains;
};

/** A tenth of the accounts, in the order of what they gain. */
export type Decile = { accounts: number; least: number; median: number; most: number; total: number };

export type SimulationReport = {
  asItWas: RunTotals;
  asItWouldBe: RunTotals;
  all: GroupReport;
  types: ({ type: string } & GroupReport)[];
  deciles: Decile[];
};

const add = (left: Gains, right: Gains): Gains => ({
  dividends: left.dividends + right.dividends,
  melted: left.melted + right.melted,
  expired: left.expired + right.expired,
  charged: left.charged + right.charged,
  granted: left.granted + right.granted,
});

const postedIn = (run: Run, id: string): number => run.memory.accounts.get(id)?.posted ?? 0;

/** Compares two ledgers, both of them settled. `typeOf` tells accounts apart. */
export function report(
  asItWas: Run,
  asItWouldBe: Run,
  typeOf: (account: string) => string,
): SimulationReport {
  const ids = [...asItWas.memory.accounts.values()]
    .filter(({ kind }) => kind === "member")
    .map(({ id }) => id);
  const change = new Map(ids.map((id) => [id, postedIn(asItWouldBe, id) - postedIn(asItWas, id)]));
  const groupOf = (members: readonly string[]): GroupReport => {
    const changes = members.map((id) => change.get(id) ?? 0).toSorted((one, other) => one - other);
    const gains = (run: Run) =>
      members.reduce((sum, id) => add(sum, run.tally.gains.get(id) ?? noGains), noGains);
    return {
      accounts: members.length,
      change: {
        median: medianOf(changes),
        total: sumOf(changes),
        gaining: shareOf(changes.filter((it) => it > 0)),
        losing: shareOf(changes.filter((it) => it < 0)),
      },
      asItWas: gains(asItWas),
      asItWouldBe: gains(asItWouldBe),
    };
  };
  const byType = [...Map.groupBy(ids, typeOf)].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return {
    asItWas: totalsOf(asItWas),
    asItWouldBe: totalsOf(asItWouldBe),
    all: groupOf(ids),
    types: byType.map(([type, members]) => ({ type, ...groupOf(members) })),
    deciles: decilesOf([...change.values()]),
  };
}

function totalsOf({ tally }: Run): RunTotals {
  const { mass, averageMass, payments, volume } = tally;
  const velocity =
    averageMass > 0 ? Number((BigInt(volume) * 10_000n) / BigInt(Math.round(averageMass))) : null;
  const refused = [...tally.refused].map(([code, asked]) => ({
    code,
    count: asked.length,
    median: medianOf(asked.toSorted((one, other) => one - other)),
  }));
  return {
    mass,
    averageMass: Math.round(averageMass),
    payments,
    volume,
    velocity,
    refused: refused.toSorted((one, other) => other.count - one.count),
    ...[...tally.gains.values()].reduce(add, noGains),
  };
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const shareOf = (changes: readonly number[]): Share => ({ accounts: changes.length, total: sumOf(changes) });

/** The middle of sorted values, or halfway between the two in the middle, rounded towards zero; 0 of none. */
export function medianOf(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const [below = 0, above = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return Math.trunc((below + above) / 2);
}

/** Ten parts of as equal a size as may be, those who lose most first; fewer where there are fewer values. */
export function decilesOf(values: readonly number[]): Decile[] {
  const sorted = values.toSorted((one, other) => one - other);
  const parts = Math.min(10, sorted.length);
  return Array.from({ length: parts }, (_, place) => {
    const part = sorted.slice(
      Math.round((place * sorted.length) / parts),
      Math.round(((place + 1) * sorted.length) / parts),
    );
    return {
      accounts: part.length,
      least: part[0] ?? 0,
      median: medianOf(part),
      most: part.at(-1) ?? 0,
      total: sumOf(part),
    };
  });
}
