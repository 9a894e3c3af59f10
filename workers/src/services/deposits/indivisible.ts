import type { Nearest } from "@mereau/shared/money/nearest.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { amountTexts } from "@mereau/shared/money/display.ts";
import { euro, EURO_SCALE } from "@mereau/shared/money/euro.ts";
import { Refusal } from "#services/refusal.ts";

/** The refusal of euros that buy no whole amount of a currency, with the nearest that do. */
export function indivisible(currency: string, nearest: Nearest): Refusal {
  const told = Object.entries(nearest).flatMap(([name, cents]) => (cents === null ? [] : [{ name, cents }]));
  return new Refusal("amount_indivisible", {
    detail: {
      currency,
      ...Object.fromEntries(told.map(({ name, cents }) => [name, formatAmount(cents, EURO_SCALE)])),
    },
    figures: Object.fromEntries(told.map(({ name, cents }) => [name, amountTexts(cents, euro)])),
  });
}
