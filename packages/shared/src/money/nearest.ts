/** The greatest number that divides both. */
function commonDivisor(one: bigint, other: bigint): bigint {
  let [larger, smaller] = [one, other];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

/** Cents that cost a whole number of units: above zero the one, beyond what was asked the other; null where there are none. */
export type Nearest = { lower: number | null; higher: number | null };

/**
 * The sums nearest to `cents` that buy a whole number of units, where `units` of them cost `price` cents: multiples of
 * price ÷ gcd(price, units), from `least` to `most`. None for a sum that is one itself: it is refused for something else.
 */
export function nearestWhole(
  cents: number,
  { price, units }: { price: number; units: number },
  { least = 1, most = Number.MAX_SAFE_INTEGER }: { least?: number; most?: number | null } = {},
): Nearest {
  const step = Number(BigInt(price) / commonDivisor(BigInt(price), BigInt(units)));
  if (cents % step === 0) return { lower: null, higher: null };
  const lower = Math.floor(cents / step) * step;
  const isAllowed = (sum: number) => sum >= Math.max(1, least) && (most === null || sum <= most);
  return { lower: isAllowed(lower) ? lower : null, higher: isAllowed(lower + step) ? lower + step : null };
}
