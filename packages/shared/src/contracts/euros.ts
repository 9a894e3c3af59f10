import * as z from "zod";

import { parseAmount } from "#money/decimal.ts";
import { EURO_SCALE } from "#money/euro.ts";

/** Euros as people send them, to the cent: `12,50` and `12.50`; never negative. */
export const eurosInput = z
  .string()
  .regex(/^\d{1,10}([.,]\d{1,2})?$/, "must be an amount such as 12.50")
  .meta({ id: "EurosInput", description: "Euros, with a point or a comma.", example: "20,00" });

/** Euros as they are answered: a point and two digits. */
export const euros = z
  .string()
  .regex(/^-?\d{1,13}\.\d{2}$/)
  .meta({ id: "Euros", description: "Euros, with a point and two digits.", example: "20.00" });

/** The cents of what `eurosInput` has let through. */
export function centsOf(text: string): number {
  const read = parseAmount(text, EURO_SCALE);
  if (!read.ok) throw new Error(`Euros: ${text} should have been refused`);
  return read.value;
}
