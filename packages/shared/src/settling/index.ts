import { INDEX_BITS, ONE } from "#settling/fixed.ts";

/**
 * How a currency's accounts of one type fared up to a tick: three cumulative figures from which any account is settled
 * in one step, whenever it was last.
 */
export type TickIndex = {
  currency: string;
  /** The type of the accounts that it is about; empty: of all types that have no index of their own. */
  type: string;
  tick: number;
  /** What this tick leaves of one unit, 96 fractional bits. */
  factor: bigint;
  /** D: what is left of one unit since the era began, 96 fractional bits, rounded down. */
  decay: bigint;
  /** A = Σ uⱼ ÷ Dⱼ over the era, 96 fractional bits, rounded down. */
  accrual: bigint;
  /** U: all dividends ever created for one member, in minor units. */
  created: number;
  /** What never melts of an account, in minor units; the same throughout an era. */
  floor: number;
  /** Where what melts goes; the same throughout an era. */
  destination: string;
  /** An era begins with this tick: D and A count from the tick before it. */
  restarts: boolean;
};

/** A new era begins before the decay falls below this and gets too coarse to multiply with. */
const DECAY_MIN = 1n << 80n;

/** Where an index begins: nothing has melted yet, and no dividend is counted. */
export const beginIndex = (
  at: Pick<TickIndex, "currency" | "type" | "tick" | "created" | "floor" | "destination">,
): TickIndex => ({ ...at, factor: ONE, decay: ONE, accrual: 0n, restarts: true });

/**
 * The index after one more tick: what was there melts by the factor, then the dividend is added.
 * A change of floor or destination begins a new era, and so does a decay that has become very small.
 */
export function advanceIndex(
  before: TickIndex,
  step: Pick<TickIndex, "factor" | "floor" | "destination"> & { dividend: number },
): TickIndex {
  const { factor, floor, destination, dividend } = step;
  const isCoarse = (before.decay * factor) >> INDEX_BITS < DECAY_MIN;
  const restarts = floor !== before.floor || destination !== before.destination || isCoarse;
  const base = restarts ? { decay: ONE, accrual: 0n } : before;
  const decay = (base.decay * factor) >> INDEX_BITS;
  const accrual = base.accrual + (BigInt(dividend) << (2n * INDEX_BITS)) / decay;
  const created = before.created + dividend;
  const { currency, type } = before;
  const tick = before.tick + 1;
  return { currency, type, tick, factor, decay, accrual, created, floor, destination, restarts };
}
