/**
 * The value below or at which a share `q` (0 to 1) of the values lies: nearest rank, so always one of them.
 * Throws for no values.
 */
export function quantile(values: ArrayLike<number>, q: number): number {
  const sorted = Float64Array.from(values).toSorted();
  const value = sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)];
  if (value === undefined) throw new RangeError("There is no quantile of nothing");
  return value;
}

/** The middle value, or the mean of the two middle ones. Throws for no values. */
export function median(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).toSorted();
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError("There is no median of nothing");
  return (lower + upper) / 2;
}

/** In which order round `round` takes its sides: each goes first in turn, so that none always follows another. */
export const rotated = <Side>(sides: readonly Side[], round: number): Side[] => {
  const first = round % sides.length;
  return [...sides.slice(first), ...sides.slice(0, first)];
};
