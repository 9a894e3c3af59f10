import type { SimulationResult } from "@mereau/shared/contracts/simulation.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { GroupReport, RunTotals, Share, SimulationReport } from "@mereau/shared/simulation/report.ts";
import type { Gains } from "@mereau/shared/simulation/tally.ts";

type Told = Omit<SimulationResult, "currency" | "from" | "to" | "replay">;

/** A simulation as the API tells it: figures in decimals of the currency. */
export function expressReport(
  { asItWas, asItWouldBe, all, types, deciles }: SimulationReport,
  scale: number,
): Told {
  const decimal = (minor: number) => formatAmount(minor, scale);
  const gainsOf = ({ dividends, melted, expired, charged, granted }: Gains) => ({
    dividends: decimal(dividends),
    melted: decimal(melted),
    expired: decimal(expired),
    charged: decimal(charged),
    granted: decimal(granted),
  });
  const totalsOf = (run: RunTotals) => ({
    ...gainsOf(run),
    mass: decimal(run.mass),
    averageMass: decimal(run.averageMass),
    payments: run.payments,
    volume: decimal(run.volume),
    velocity: run.velocity === null ? null : formatAmount(run.velocity, 4),
    refused: run.refused.map(({ code, count, median }) => ({ code, count, median: decimal(median) })),
  });
  const shareOf = ({ accounts, total }: Share) => ({ accounts, total: decimal(total) });
  const groupOf = (group: GroupReport) => ({
    accounts: group.accounts,
    change: {
      median: decimal(group.change.median),
      total: decimal(group.change.total),
      gaining: shareOf(group.change.gaining),
      losing: shareOf(group.change.losing),
    },
    asItWas: gainsOf(group.asItWas),
    asItWouldBe: gainsOf(group.asItWouldBe),
  });
  return {
    asItWas: totalsOf(asItWas),
    asItWouldBe: totalsOf(asItWouldBe),
    all: groupOf(all),
    types: types.map(({ type, ...group }) => ({ type, ...groupOf(group) })),
    deciles: deciles.map(({ accounts, least, median, most, total }) => ({
      accounts,
      least: decimal(least),
      median: decimal(median),
      most: decimal(most),
      total: decimal(total),
    })),
  };
}
