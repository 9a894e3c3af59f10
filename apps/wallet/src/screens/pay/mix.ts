import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { EURO_SCALE } from "@mereau/shared/money/euro.ts";
import { besideOf } from "@mereau/shared/payments/mix.ts";
import type { components } from "@mereau/workers/client";
import { minorOf, scaleOf } from "@mereau/ui/words/decimals.ts";

export type Mix = NonNullable<components["schemas"]["PaymentRequest"]["mix"]>;

/** What is left to pay in euros where so much of a price is paid in the currency, or why it cannot be so much. */
export type Rest = { ok: true; euros: string } | { ok: false; why: "tooLittle" | "tooMuch" };

/** The rest of a price, as the community will work it out. */
export function restOf({ euros, currencyAtLeast, currencyAtMost }: Mix, amount: string): Rest {
  const price = {
    cents: minorOf(euros),
    whole: minorOf(currencyAtMost),
    least: minorOf(currencyAtLeast),
  };
  const beside = besideOf(price, minorOf(amount));
  if (beside.ok) return { ok: true, euros: formatAmount(beside.cents, EURO_SCALE) };
  return { ok: false, why: beside.code === "more_than_price" ? "tooMuch" : "tooLittle" };
}

/** What one most likely pays of a price in the currency: all of it, or what one can, but never less than the share. */
export function likelyAmount({ currencyAtLeast, currencyAtMost }: Mix, payable: number): string {
  const likely = Math.max(minorOf(currencyAtLeast), Math.min(minorOf(currencyAtMost), payable));
  return formatAmount(likely, scaleOf(currencyAtMost));
}
