import * as z from "zod";

import type { Language } from "@mereau/shared/contracts/common.ts";
import { displayAmount, type Displayed } from "@mereau/shared/money/display.ts";
import { euro } from "@mereau/shared/money/euro.ts";
import { besideMeans } from "@mereau/shared/payments/mix.ts";

/** What a message tells of euros: a price in them of which so much is paid in the currency at least, or what was paid beside. */
export const eurosTold = z.object({
  /** Cents, and minor units of the currency. */
  mix: z.object({ cents: z.int(), least: z.int() }).nullable().default(null),
  beside: z
    .object({ cents: z.int(), by: z.enum(besideMeans) })
    .nullable()
    .default(null),
});

const anyAmount = { fr: "un montant de votre choix", en: "an amount of your choice" } as const;

const means = {
  cash: { fr: "en espèces", en: "in cash" },
  card: { fr: "par carte", en: "by card" },
  other: { fr: "en euros", en: "in euros" },
} as const;

/** What is asked for, or was paid, as people read it. */
export function amountTold(
  { amount, mix, beside }: { amount: number | null } & z.output<typeof eurosTold>,
  currency: Displayed,
  language: Language,
): string {
  const inUnits = (minor: number) => displayAmount(minor, currency, language);
  const inEuros = (cents: number) => displayAmount(cents, euro, language);
  if (amount === null && mix === null) return anyAmount[language];
  if (amount === null && mix !== null)
    return language === "fr"
      ? `${inEuros(mix.cents)}, dont au moins ${inUnits(mix.least)}`
      : `${inEuros(mix.cents)}, at least ${inUnits(mix.least)} of it`;
  const paid = inUnits(amount ?? 0);
  if (beside === null) return paid;
  const rest = `${inEuros(beside.cents)} ${means[beside.by][language]}`;
  return language === "fr" ? `${paid} et ${rest}` : `${paid} and ${rest}`;
}
