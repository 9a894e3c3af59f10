import type { Ticking } from "#ledger/ticking.ts";
import { nextTickAt } from "#settling/clock.ts";

/** When any currency ticks next, in milliseconds since 1970; null when none does. */
export function nextTick(ticking: Ticking): number | null {
  const moments = ticking.clocks().flatMap((currency) => {
    const last = ticking.lastTick(currency);
    return (last && nextTickAt(ticking.versions(currency), last.at)) ?? [];
  });
  return moments.length === 0 ? null : Math.min(...moments);
}

/** The first tick of any currency that is not recorded yet and falls after a moment; null when none does. */
export function tickAfter(ticking: Ticking, moment: number): number | null {
  let first: number | null = null;
  for (const currency of ticking.clocks()) {
    let at = ticking.lastTick(currency)?.at ?? null;
    do at = at === null ? null : nextTickAt(ticking.versions(currency), at);
    while (at !== null && at <= moment);
    if (at !== null && (first === null || at < first)) first = at;
  }
  return first;
}

/** Whether more ticks have come due than `limit`: those must be recorded first, in batches of their own. */
export function isBehind(ticking: Ticking, now: number, limit: number): boolean {
  let due = 0;
  for (const currency of ticking.clocks()) {
    let at = ticking.lastTick(currency)?.at ?? now;
    for (; due <= limit; due += 1) {
      const next = nextTickAt(ticking.versions(currency), at);
      if (next === null || next > now) break;
      at = next;
    }
  }
  return due > limit;
}
