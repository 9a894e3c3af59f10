/** A part of an amount, exactly: `exact` ÷ `unit` minor units, with a unit that all parts share. */
export type ExactPart = { exact: bigint };

/**
 * Rounds parts together: their sum to the nearest minor unit (halves up), then each down, the units that are still
 * missing going to the largest remainders, the earlier part first where they are equal (Hamilton’s method). So ten
 * parts of a tenth make one, and none is a unit or more away from what it is exactly.
 *
 * @param unit what one minor unit is in the exact figures; they are not negative
 * @returns whole minor units, in the order of the parts
 */
export function apportion(parts: readonly ExactPart[], unit: bigint): number[] {
  const sum = parts.reduce((total, { exact }) => total + exact, 0n);
  const whole = parts.map(({ exact }) => exact / unit);
  const rounded = (2n * sum + unit) / (2n * unit);
  const missing = Number(rounded - whole.reduce((total, part) => total + part, 0n));
  const byRemainder = parts
    .map(({ exact }, place) => ({ place, remainder: exact % unit }))
    .toSorted((one, other) =>
      one.remainder < other.remainder ? 1 : one.remainder > other.remainder ? -1 : 0,
    );
  const raised = new Set(byRemainder.slice(0, missing).map(({ place }) => place));
  return whole.map((part, place) => Number(raised.has(place) ? part + 1n : part));
}
