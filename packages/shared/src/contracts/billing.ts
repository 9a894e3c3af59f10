import * as z from "zod";

import { moment } from "#contracts/common.ts";
import { line, prose } from "#contracts/text.ts";
import { isSiren } from "#journal/fec/siren.ts";

export const partyName = line(120)
  .min(1)
  .meta({ description: "The legal name.", example: "Le Fournil, SARL" });

export const postalAddress = prose(300)
  .min(1)
  .meta({ description: "The postal address, on several lines.", example: "3 rue des Halles\n64000 Pau" });

export const siren = z
  .string()
  .transform((text) => text.replaceAll(/\s/g, ""))
  .refine(isSiren, { error: "must be a SIREN: nine digits, the last of which checks the others" })
  .meta({ description: "The number in the SIRENE register.", example: "123 456 782" });

/** What a member’s invoices say of them. */
export const billingRequest = z
  .strictObject({
    name: partyName,
    address: postalAddress,
    siren: siren.nullable().default(null),
    vatNumber: z
      .string()
      .transform((text) => text.replaceAll(/\s/g, "").toUpperCase())
      .refine((text) => /^[A-Z]{2}[0-9A-Z]{2,13}$/.test(text), {
        error: "must be a VAT number such as FR32123456782",
      })
      .nullable()
      .default(null)
      .meta({ description: "The VAT number.", example: "FR32123456782" }),
    isVatExempt: z.boolean().default(false).meta({
      description: "Invoices without VAT, which say “TVA non applicable, art. 293 B du CGI”.",
      example: false,
    }),
  })
  .meta({ id: "BillingRequest" });

export type BillingRequest = z.output<typeof billingRequest>;

export const billing = z
  .object({
    name: z.string().nullable(),
    address: z.string().nullable(),
    siren: z.string().nullable().meta({ example: "123456782" }),
    vatNumber: z.string().nullable().meta({ example: "FR32123456782" }),
    isVatExempt: z.boolean(),
    updatedAt: moment.nullable().meta({ description: "null: nothing was said yet." }),
  })
  .meta({ id: "Billing" });

export type Billing = z.infer<typeof billing>;
