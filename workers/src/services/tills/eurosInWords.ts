import { displayAmount } from "@mereau/shared/money/display.ts";
import { EURO_SCALE, euro } from "@mereau/shared/money/euro.ts";
import { minorOf } from "@mereau/shared/policies/parts.ts";
import type { Texts } from "@mereau/shared/policies/policy.ts";

/** Euros as people of each language read them, for the sentences of refusals. */
export function eurosInWords(euros: string): Texts {
  const cents = minorOf(euros, EURO_SCALE);
  return { fr: displayAmount(cents, euro, "fr"), en: displayAmount(cents, euro, "en") };
}
