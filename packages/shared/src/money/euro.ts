import type { Displayed } from "#money/display.ts";

/** Euros have two decimals, whatever the reserve of a community counts in. */
export const EURO_SCALE = 2;

export const euro: Displayed = { code: "EUR", symbol: "€", scale: EURO_SCALE };
