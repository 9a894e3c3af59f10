import * as z from "zod";

import { amount, currencyCode, moment, uuid } from "#contracts/common.ts";
import { euros } from "#contracts/euros.ts";
import { printedQuery } from "#contracts/printed.ts";
import { reversalOf } from "#contracts/transfers.ts";

/** What a receipt is read as: data, or a page to print. */
export const receiptQuery = printedQuery.extend({
  format: z
    .enum(["json", "html"])
    .default("json")
    .meta({ description: "`html`: a page to print, in the language asked for.", example: "json" }),
});

/** What a sale of tokens, or a purchase with them, is receipted with. */
export const saleReceipt = z
  .object({
    number: z.int().meta({ description: "1, 2, 3… without gaps, over all sales.", example: 128 }),
    kind: z.enum(["top_up", "purchase"]),
    subject: uuid.meta({ description: "The top-up or purchase; also the id of its transfer." }),
    at: moment.meta({ description: "When the ledger recorded it." }),
    reversal: reversalOf.meta({
      description:
        "The transfer that undid the sale, and why: the receipt proves nothing any more. null while none has.",
    }),
    seller: z.object({
      name: z.string().meta({ example: "Association La Matrice" }),
      address: z.string().nullable(),
      registration: z.string().nullable().meta({ example: "SIRET 123 456 782 00015" }),
      vatRemark: z.string().nullable().meta({ example: "TVA non applicable, art. 293 B du CGI" }),
    }),
    buyer: z
      .object({ name: z.string(), number: z.int().meta({ example: 1042 }) })
      .nullable()
      .meta({ description: "The first owner of the account." }),
    currency: z.object({ code: currencyCode, name: z.string(), symbol: z.string(), scale: z.int() }),
    lines: z.array(
      z.object({
        name: z.object({ fr: z.string(), en: z.string().nullable() }),
        quantity: z.int().meta({ example: 2 }),
        each: amount.meta({ description: "In the currency.", example: "100" }),
        total: amount.meta({ description: "In the currency.", example: "200" }),
      }),
    ),
    units: amount.meta({
      description: "What was credited by a top-up, or paid for a purchase.",
      example: "2000",
    }),
    euros: euros.meta({ description: "What was paid in euros." }),
    price: z
      .object({ euros, units: amount })
      .nullable()
      .meta({ description: "The price at which tokens were sold; null for a purchase." }),
    means: z.string().nullable().meta({ description: "How the euros were paid.", example: "card" }),
  })
  .meta({ id: "SaleReceipt" });

export type SaleReceipt = z.infer<typeof saleReceipt>;
