import * as z from "zod";

import { potId } from "#contracts/common.ts";
import { parseAmount } from "#money/decimal.ts";

/** A percentage with at most four decimals, `2`, `4.88` or `4,88`, from 0 to 100. */
export const percent = z
  .string()
  .regex(/^(100|\d{1,2}([.,]\d{1,4})?)$/, "must be a percentage from 0 to 100, such as 2.5")
  .transform((text) => text.replace(",", "."))
  .meta({ id: "Percent", description: "A percentage, at most four decimals.", example: "2.5" });

/** Parts in a million of a percentage: 25 000 of `2.5`. */
export const millionthsOf = (text: string): number => {
  const [whole = "", decimals = ""] = text.split(".");
  return Number(whole + decimals.padEnd(4, "0"));
};

/** An amount of the settings in minor units. Policies whose amounts do not fit the currency were refused. */
export function minorOf(amount: string, scale: number): number {
  const read = parseAmount(amount, scale);
  if (!read.ok) throw new Error(`Policies: the amount ${amount} should have been refused`);
  return read.value;
}

/** Where money goes: a pot of the community’s, by its id. */
export const destination = potId;

/** The code of a member type: accounts are of the type of their owner. */
export const accountType = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be small letters, digits and hyphens")
  .max(30)
  .meta({ id: "AccountType", description: "The code of a member type.", example: "provider" });

/** A list of types of member among the settings, each with its path: `types.1`, `provider`. */
export const typesAt = (path: string, types: readonly string[]): [string, string][] =>
  types.map((type, place) => [`${path}.${place}`, type]);

/** Lengths of time in seconds. A year is 365.25 days, so that half of one is the 15 778 800 s of Duniter. */
export const spanSeconds = {
  hour: 3_600,
  day: 86_400,
  week: 604_800,
  month: 2_629_800,
  "half-year": 15_778_800,
  year: 31_557_600,
} as const;

export type Span = keyof typeof spanSeconds;

/** How often balances tick: dividends are created and melting is counted at these moments. */
export const tickSpan = z
  .enum(["hour", "day", "week"])
  .meta({ description: "How often dividends are created and melting is counted, by UTC.", example: "day" });

/** Pots, each with its share in percent; together they make a whole. */
export const shares = z
  .array(z.strictObject({ pot: destination, share: percent.default("100") }))
  .min(1)
  .max(6)
  .meta({
    description: "The pots that receive it, and their shares.",
    example: [{ pot: "MIEL:pot-commons", share: "100" }],
  });
