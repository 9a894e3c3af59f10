import type { Displayed } from "#money/display.ts";

/** Euros have two decimals, whatever the reserve of a community counts in. */
export const EURO_SCALE = 2;

export const euro: Displayed = { code: "EUR", symbol: "€", scale: EURO_SCALE };

/** The cents of minor units that euros back one for one; null where they are no whole ones. */
export function centsOfUnits(units: number, scale: number): number | null {
  const cents = scale > EURO_SCALE ? units / 10 ** (scale - EURO_SCALE) : units * 10 ** (EURO_SCALE - scale);
  return Number.isSafeInteger(cents) ? cents : null;
}
