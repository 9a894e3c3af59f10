import type { DemurrageSettings } from "#policies/demurrage/settings.ts";
import { millionthsOf, minorOf, spanSeconds } from "#policies/parts.ts";

/** How fast melting goes on accounts of a type, compounded, whatever the span in which its rate is told. */
function speedOf({ rate, per, byType }: DemurrageSettings, type: string): number {
  const share = millionthsOf(byType[type] ?? rate) / 1_000_000;
  return -Math.log1p(-share) / spanSeconds[per];
}

/** Rates told by another span are as good as the same where they differ by less than this share of themselves. */
const ROUNDING = 1e-9;

/**
 * Whether some account would lose more by one melting than by another, none: because it begins, is faster for some type of
 * member, or leaves less of a balance alone.
 */
export function meltsMore(
  before: DemurrageSettings | undefined,
  after: DemurrageSettings | undefined,
  scale: number,
): boolean {
  if (!after) return false;
  // The empty code stands for every type that is not told apart
  const types = ["", ...Object.keys(before?.byType ?? {}), ...Object.keys(after.byType)];
  const isLower = !before || minorOf(after.floor, scale) < minorOf(before.floor, scale);
  return types.some((type) => {
    const [was, will] = [before ? speedOf(before, type) : 0, speedOf(after, type)];
    return will > was * (1 + ROUNDING) || (isLower && will > 0);
  });
}
