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
import { eurosBeside, meansBeside, mix, mixInput } from "#contracts/mixes.ts";
import { line } from "#contracts/text.ts";
import { category, memo, ordered, reversalOf } from "#contracts/transfers.ts";

export const newPaymentRequest = z
  .strictObject({
    id: uuid.meta({ description: "Whoever knows it may pay a request that names no payer: it is the link." }),
    currency: currencyCode,
    to: accountId.meta({ description: "The payee’s account." }),
    from: accountId.nullable().default(null).meta({
      description: "The payer’s account; null, and no `member`: whoever has the link.",
    }),
    member: uuid.nullable().default(null).meta({
      description: "The member who is asked to pay from their own account, instead of `from`.",
    }),
    amount: amountInput.nullable().default(null).meta({ description: "null: as the payer thinks fit." }),
    mix: mixInput,
    memo,
    category,
    expiresAt: moment.nullable().default(null),
  })
  .refine(({ from, member }) => from === null || member === null, {
    path: ["from"],
    error: "goes without a member",
  })
  .refine(({ amount: asked, mix: price }) => asked === null || price === null, {
    path: ["mix"],
    error: "goes without an amount",
  })
  .meta({ id: "NewPaymentRequest" });

export type NewPaymentRequest = z.output<typeof newPaymentRequest>;

/** A payee asks a payer, or whoever has the link, for a payment. */
export const paymentRequest = z
  .object({
    id: uuid,
    currency: currencyCode,
    to: accountId,
    toName: z.string().nullable().meta({ example: "Boulangerie du Four" }),
    from: accountId.nullable(),
    amount: amount.nullable(),
    mix,
    memo: z.string().nullable(),
    category: z.string().nullable(),
    expiresAt: moment.nullable(),
    state: z.enum(["open", "paid", "reversed", "refused", "cancelled", "expired"]).meta({
      description: "`reversed`: it was paid, and that payment was undone; whoever still wants it asks anew.",
      example: "open",
    }),
    member: uuid.meta({ description: "In whose name it was asked." }),
    createdAt: moment,
    closedAt: moment.nullable(),
    transfer: uuid.nullable().meta({ description: "The transfer that paid it." }),
    eurosBeside,
    reversal: reversalOf.meta({
      description: "The transfer that undid the payment, and why; null while none has.",
    }),
    reason: z.string().nullable().meta({ description: "Why it was refused, as the payer wrote it." }),
  })
  .meta({ id: "PaymentRequest" });

export type PaymentRequest = z.infer<typeof paymentRequest>;

/** The newest first, or the last closed. */
export const paymentRequestPage = pageOf(paymentRequest).meta({ id: "PaymentRequestPage" });

export const paymentRequestsQuery = pageQuery.extend({
  account: accountId,
  side: z
    .enum(["payee", "payer"])
    .default("payee")
    .meta({ description: "Those that ask for this account, or those that it is asked." }),
  state: paymentRequest.shape.state.optional(),
  order: z.enum(["asked", "closed"]).default("asked").meta({
    description:
      "The last asked for first, or the last paid or otherwise closed; open ones are not among those.",
  }),
});

export type PaymentRequestsQuery = z.output<typeof paymentRequestsQuery>;

export const requestPayment = z
  .strictObject({
    id: uuid.meta({ description: "The id of the transfer itself, made by the client." }),
    from: accountId,
    amount: amountInput
      .nullable()
      .default(null)
      .meta({ description: "Where the request leaves it open; else it may be left out." }),
    eurosBy: meansBeside.default("cash").meta({
      description: "How the rest of a price in euros is paid to the payee, where any is left.",
    }),
    ...ordered,
  })
  .meta({ id: "RequestPayment" });

export type RequestPayment = z.output<typeof requestPayment>;

export const requestRefusal = z
  .strictObject({ reason: line(280).nullable().default(null).meta({ example: "Déjà réglé en espèces" }) })
  .meta({ id: "RequestRefusal" });

export const paymentRequestPath = z.object({ id: uuid });
