import { centsFor } from "#money/worth.ts";

/** How the euros beside a payment are paid: to the payee, outside of what the service sees. */
export const besideMeans = ["cash", "card", "other"] as const;

export type BesideMeans = (typeof besideMeans)[number];

/** A price that is paid part in currency, part in euros, as the payer chooses. */
export type Mix = {
  /** The whole price in cents. */
  cents: number;
  /** The whole price in minor units of the currency, as it was worth when it was asked for. */
  whole: number;
  /** Minor units that are paid in the currency at least. */
  least: number;
};

export type Beside =
  | { ok: true; /** Cents that are left to pay in euros. */ cents: number }
  | { ok: false; code: "share_in_currency_too_small" | "more_than_price" };

/**
 * What is left to pay in euros where so many minor units are paid in the currency, to the nearest cent. Refuses less than the
 * least share, and more than the whole price.
 */
export function besideOf(mix: Mix, amount: number): Beside {
  if (amount < mix.least) return { ok: false, code: "share_in_currency_too_small" };
  if (amount > mix.whole) return { ok: false, code: "more_than_price" };
  return {
    ok: true,
    cents: mix.cents - centsFor(amount, { cents: BigInt(mix.cents), minor: BigInt(mix.whole) }),
  };
}
