import * as z from "zod";

import { amountInput, currencyCode } from "#contracts/common.ts";
import { line } from "#contracts/text.ts";
import { readIban } from "#banking/iban.ts";

/** An IBAN, with or without spaces; kept without. */
export const iban = z
  .string()
  .max(60)
  .transform((text, context) => {
    const read = readIban(text);
    if (read !== null) return read;
    context.addIssue({ code: "custom", message: "must be an IBAN: its check digits do not agree" });
    return z.NEVER;
  })
  .meta({ description: "An IBAN.", example: "FR7630006000011234567890189" });

export const bic = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/, "must be a BIC such as AGRIFRPP")
  .meta({ description: "The bank’s identifier; needed outside the euro area only.", example: "AGRIFRPP" });

/** Where members send euros: the account of the guarantee fund. */
export const payee = z
  .object({
    holder: z.string().meta({ example: "Association Le Miel" }),
    iban: z.string().meta({ example: "FR7630006000011234567890189" }),
    bic: z.string().nullable().meta({ example: "AGRIFRPP" }),
  })
  .meta({ id: "BankPayee" });

/** Where euros arrive, and what prepaid currencies cost. */
export const bankDetails = z
  .strictObject({
    holder: line(70).min(1).meta({ description: "Whose account it is.", example: "Association Le Miel" }),
    iban,
    bic: bic.nullable().default(null),
    otherIbans: z
      .array(iban)
      .max(10)
      .default([])
      .meta({ description: "Further accounts whose statements are read, such as the one before this." }),
    prices: z
      .array(
        z.strictObject({
          currency: currencyCode,
          perEuro: amountInput.meta({ description: "How much of it one euro buys.", example: "100" }),
        }),
      )
      .max(8)
      .refine((prices) => new Set(prices.map(({ currency }) => currency)).size === prices.length, {
        error: "names a currency twice",
      })
      .default([])
      .meta({ description: "Of prepaid currencies. Backed ones are bought one for one." }),
  })
  .meta({ id: "BankDetails" });

export type BankDetails = z.output<typeof bankDetails>;

export const bankDetailsAnswer = z
  .object({ details: bankDetails.nullable().meta({ description: "null as long as nobody has said them." }) })
  .meta({ id: "BankDetailsAnswer" });
