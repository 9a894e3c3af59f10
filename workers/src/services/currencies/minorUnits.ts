import { AMOUNT_MAX } from "@mereau/shared/money/bounds.ts";
import { formatAmount, parseAmount } from "@mereau/shared/money/decimal.ts";
import { Refusal } from "#services/refusal.ts";

/**
 * An amount in minor units, from what the request says in `field`.
 * Refuses with `invalid_input` (`amount_malformed`: not one number, or more decimals than the currency has) or with
 * `amount_out_of_bounds`.
 */
export function minorUnits(text: string, scale: number, field = "amount"): number {
  const parsed = parseAmount(text, scale);
  if (parsed.ok) return parsed.value;
  const fields = [{ field, code: parsed.code }];
  throw new Refusal(parsed.code === "amount_malformed" ? "invalid_input" : parsed.code, { fields });
}

/** The same for a figure that may be absent. */
export const optionalMinorUnits = (text: string | null, scale: number, field: string): number | null =>
  text === null ? null : minorUnits(text, scale, field);

/** A balance cap in minor units; no cap stands for the bound of every ledger. */
export const capMinorUnits = (text: string | null, scale: number): number =>
  text === null ? AMOUNT_MAX : minorUnits(text, scale, "balanceCap");

/** A balance cap as it is answered: null where only the bound of every ledger is left. */
export const formatCap = (minor: number, scale: number): string | null =>
  minor >= AMOUNT_MAX ? null : formatAmount(minor, scale);
