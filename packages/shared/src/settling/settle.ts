import { FRACTION_BITS, INDEX_BITS, joinFraction, ONE, splitFraction } from "#settling/fixed.ts";
import type { TickIndex } from "#settling/index.ts";

/** What of an account decides how it fares. Amounts are minor units. */
export type Unsettled = {
  posted: number;
  /** What is on hold does not melt. */
  held: number;
  /** What it has beyond whole units, in 2⁻³². */
  fraction: number;
  /** Whether it receives the dividend. */
  receives: boolean;
};

export type Settled = {
  posted: number;
  fraction: number;
  /** The dividends that it received, to be posted from the pool. */
  gross: number;
  /** What melted, by where it goes. */
  melted: ReadonlyMap<string, number>;
};

/** The index a fraction's worth of digits finer than an index: where both are multiplied. */
const PRODUCT_BITS = 2n * INDEX_BITS - FRACTION_BITS;
const HALF = 1n << (PRODUCT_BITS - 1n);

/**
 * Settles an account over the ticks of an index: `rows` begins with the tick to which it was settled and has every
 * tick after it. What melted is a difference and is never rounded by itself, so that the account, the pool and the
 * destination always sum to zero; the fraction is carried on, so that settling often or once comes to the same.
 *
 * Over an era, of what stands above the floor, with w the value above it, D the decay and A the accrual:
 * w' = D·(w ÷ D₀ + A − A₀). Below the floor nothing melts, and dividends add up until it is crossed.
 */
export function settle(account: Unsettled, rows: readonly TickIndex[]): Settled {
  let value = joinFraction(account.posted, account.fraction);
  let gross = 0;
  const melted = new Map<string, number>();
  for (const era of erasOf(rows)) {
    const before = splitFraction(value).whole;
    value = overEra(account, value, era);
    const received = account.receives ? era.last.created - era.first.created : 0;
    const fee = before + received - splitFraction(value).whole;
    gross += received;
    if (fee !== 0) melted.set(era.last.destination, (melted.get(era.last.destination) ?? 0) + fee);
  }
  const { whole, fraction } = splitFraction(value);
  return { posted: whole, fraction, gross, melted };
}

/** A run of ticks under one floor and destination, with the decay and accrual from which it counts. */
type Era = { rows: readonly TickIndex[]; first: TickIndex; last: TickIndex; base: Base };
type Base = Pick<TickIndex, "decay" | "accrual">;

function* erasOf(rows: readonly TickIndex[]): Generator<Era> {
  for (let start = 0; start < rows.length - 1;) {
    let end = start + 1;
    while (end + 1 < rows.length && !rows[end + 1]?.restarts) end += 1;
    const [first, second, last] = [rows[start], rows[start + 1], rows[end]];
    if (!first || !second || !last) return;
    const base = second.restarts ? { decay: ONE, accrual: 0n } : first;
    yield { rows: rows.slice(start, end + 1), first, last, base };
    start = end;
  }
}

function overEra({ held, receives }: Unsettled, value: bigint, era: Era): bigint {
  const floor = joinFraction(era.last.floor + held, 0);
  const above = value - floor;
  if (above > 0n) return floor + melt(above, receives, era.base, era.last);
  if (!receives) return value;
  const received = (row: TickIndex) => joinFraction(row.created - era.first.created, 0);
  const crossing = era.rows.find((row) => above + received(row) > 0n);
  if (!crossing) return value + received(era.last);
  return floor + melt(above + received(crossing), receives, crossing, era.last);
}

/**
 * What an amount above the floor comes to from one tick to a later one of the same era, to the nearest 2⁻³²: what comes
 * to whole units (nine tenths of 500, or a dividend while nothing melts) must not end as a unit less and a fraction
 * of almost one, because an index is rounded down.
 */
function melt(above: bigint, receives: boolean, from: Base, to: TickIndex): bigint {
  const kept = ((to.decay * above) << PRODUCT_BITS) / from.decay;
  const accrued = receives ? to.decay * (to.accrual - from.accrual) : 0n;
  return (kept + accrued + HALF) >> PRODUCT_BITS;
}
