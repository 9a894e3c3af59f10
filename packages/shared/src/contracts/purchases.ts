import * as z from "zod";

import {
  accountId,
  amount,
  amountInput,
  currencyCode,
  moment,
  pageOf,
  pageQuery,
  uuid,
} from "#contracts/common.ts";
import { euros, eurosInput } from "#contracts/euros.ts";
import { orderSignature, reversalOf } from "#contracts/transfers.ts";

export const purchaseRequest = z
  .strictObject({
    id: uuid.meta({ description: "Made by the client before it asks; asking again with it is asking once." }),
    from: accountId.meta({ description: "The account that pays.", example: "POKOU:1007" }),
    lines: z
      .array(z.strictObject({ product: uuid, quantity: z.int().min(1).max(1000).meta({ example: 2 }) }))
      .min(1)
      .max(50),
    euros: eurosInput.default("0.00").meta({
      description:
        "The part that is paid in euros at the bar; only those who serve members take euros. 0: all in the currency.",
      example: "0.00",
    }),
    total: amountInput.meta({
      description:
        "The part that is paid in the currency, as the buyer was shown it: with `euros` the price of all lines less what these pay for, without them the whole price. Another one is refused with `price_changed`.",
      example: "250",
    }),
    order: orderSignature.nullable().default(null),
  })
  .meta({ id: "PurchaseRequest" });

export type PurchaseRequest = z.output<typeof purchaseRequest>;

/** Products paid by one transfer to the house. */
export const purchase = z
  .object({
    id: uuid.meta({ description: "Also the id of its transfer." }),
    currency: currencyCode,
    from: accountId,
    to: accountId,
    lines: z.array(
      z.object({
        product: uuid,
        name: z.object({ fr: z.string(), en: z.string().nullable() }),
        quantity: z.int(),
        each: amount,
        total: amount,
      }),
    ),
    total: amount.meta({ description: "What is paid in the currency.", example: "250" }),
    euros: euros.meta({ description: "What is paid in euros beside it.", example: "0.00" }),
    state: z.enum(["pending", "done", "reversed", "refused"]).meta({
      description:
        "`reversed`: its transfer was undone; what was paid in euros beside it is to be given back by hand.",
      example: "done",
    }),
    refusal: z.string().nullable().meta({ description: "Why the ledger refused it.", example: null }),
    reversal: reversalOf.meta({ description: "The transfer that undid it, and why; null while none has." }),
    receipt: z.int().nullable().meta({ description: "The number of its receipt.", example: 129 }),
    createdAt: moment,
  })
  .meta({ id: "Purchase" });

export type Purchase = z.infer<typeof purchase>;

export const purchasePage = pageOf(purchase).meta({ id: "PurchasePage" });

export const purchasesQuery = pageQuery.extend({
  account: accountId
    .optional()
    .meta({ description: "Only those that this account paid.", example: "POKOU:1007" }),
  all: z.stringbool().default(false).meta({
    type: "boolean",
    description: "Everybody’s, for those who oversee the community.",
    example: false,
  }),
});

export type PurchasesQuery = z.output<typeof purchasesQuery>;

export const purchasePath = z.object({ id: uuid });
