import * as z from "zod";

import {
  accountId,
  amount,
  amountInput,
  currencyCode,
  moment,
  pageOf,
  pageQuery,
  plainDate,
  potId,
  uuid,
} from "#contracts/common.ts";
import { line } from "#contracts/text.ts";
import { ordered, orderSignature, reference } from "#contracts/transfers.ts";

export const feeState = z.enum(["due", "overdue", "paid", "waived"]).meta({ example: "due" });

const outsideMeans = ["cash", "transfer", "card", "cheque", "other"] as const;
const means = z.enum(["account", ...outsideMeans]).meta({ example: "cash" });

const feePayment = z
  .object({
    id: uuid.meta({ description: "Of a payment from an account, the transfer’s id." }),
    means,
    currency: currencyCode,
    amount,
    from: accountId.nullable(),
    reference: z.string().nullable(),
    paidOn: plainDate,
    receipt: z.int().meta({ description: "The number of its receipt.", example: 118 }),
  })
  .meta({ id: "MembershipFeePayment" });

/** One member’s fee for one period. */
export const membershipFee = z
  .object({
    id: uuid,
    member: z.object({ id: uuid, number: z.int().meta({ example: 1042 }), name: z.string() }),
    period: z.string().meta({ description: "What people call it.", example: "2027" }),
    startsOn: plainDate,
    endsOn: plainDate,
    currency: currencyCode,
    amount,
    minimum: amount.nullable().meta({ description: "With it the price is free: the least." }),
    state: feeState,
    dueAt: moment,
    payTo: potId
      .nullable()
      .meta({ description: "The pot to which it is paid from an account; null: it is not." }),
    payment: feePayment.nullable().meta({ description: "How it was paid." }),
    waiver: z.object({ reason: z.string(), at: moment }).nullable(),
    noticedAt: moment.nullable().meta({ description: "When the last notice was sent." }),
    suspendedAt: moment.nullable().meta({ description: "Since when the member is suspended for it." }),
  })
  .meta({ id: "MembershipFee" });

export type MembershipFee = z.infer<typeof membershipFee>;

export const membershipFeePage = pageOf(membershipFee).meta({ id: "MembershipFeePage" });

export const membershipFeesQuery = pageQuery.extend({
  all: z
    .stringbool()
    .default(false)
    .meta({ type: "boolean", description: "Everybody’s, not one’s own alone.", example: false }),
  state: feeState.optional(),
  year: z.coerce
    .number()
    .int()
    .min(1970)
    .max(9999)
    .optional()
    .meta({ description: "Of periods that begin in this year.", example: 2027 }),
  member: uuid.optional(),
  format: z
    .enum(["json", "csv"])
    .default("json")
    .meta({ description: "CSV is the whole list.", example: "json" }),
});

export type MembershipFeesQuery = z.output<typeof membershipFeesQuery>;

/** How many fees there are in each state, and what they come to. */
export const membershipFeeTotals = z
  .object({
    items: z.array(
      z.object({
        currency: currencyCode,
        state: feeState,
        fees: z.int().meta({ example: 214 }),
        asked: amount.meta({ description: "What was asked for, all together." }),
        paid: amount.meta({
          description: "What was paid for them, in the fee’s currency or in one it backs.",
        }),
      }),
    ),
  })
  .meta({ id: "MembershipFeeTotals" });

export type MembershipFeeTotals = z.infer<typeof membershipFeeTotals>;

export const membershipFeeTotalsQuery = membershipFeesQuery.pick({ year: true });

const paid = {
  id: uuid.meta({ description: "Made by the client before it asks; asking again with it is asking once." }),
  amount: amountInput
    .nullable()
    .default(null)
    .meta({ description: "Null: what the fee asks for. Another amount only where the price is free." }),
};

/** Paying from an account. */
export const feePaymentRequest = z
  .strictObject({ ...paid, from: accountId, ...ordered })
  .meta({ id: "MembershipFeePaymentRequest" });

export type FeePaymentRequest = z.output<typeof feePaymentRequest>;

/** What was paid at the desk or by bank. */
export const feeRecordRequest = z
  .strictObject({
    ...paid,
    means: z.enum(outsideMeans).meta({ example: "cash" }),
    reference,
    paidOn: plainDate.nullable().default(null).meta({ description: "Null: today." }),
  })
  .meta({ id: "MembershipFeeRecordRequest" });

export type FeeRecordRequest = z.output<typeof feeRecordRequest>;

export const feeWaiverRequest = z
  .strictObject({ reason: line(280).min(1).meta({ example: "Bénévole de la fête de juin" }) })
  .meta({ id: "MembershipFeeWaiverRequest" });

export const feeRefundRequest = z
  .strictObject({
    id: uuid.meta({ description: "Of the reversal, where it was paid from an account." }),
    reason: line(280).min(1).meta({ example: "Payée deux fois, en espèces aussi" }),
  })
  .meta({ id: "MembershipFeeRefundRequest" });

export type FeeRefundRequest = z.output<typeof feeRefundRequest>;

/** That a fee was paid, to whom, and what for. */
export const membershipFeeReceipt = z
  .object({
    number: z.int().meta({ example: 118 }),
    community: z.object({ name: z.string(), address: z.string().nullable() }),
    member: z.object({ number: z.int(), name: z.string() }),
    period: z.string().meta({ example: "2027" }),
    startsOn: plainDate,
    endsOn: plainDate,
    means,
    currency: currencyCode,
    amount,
    reference: z.string().nullable(),
    paidOn: plainDate,
    payment: uuid,
    undone: z.object({ at: moment, reason: z.string().nullable() }).nullable().meta({
      description:
        "That what it receipts was given back, reversed or struck out, and why: it proves nothing any more. Null: it stands.",
      example: null,
    }),
  })
  .meta({ id: "MembershipFeeReceipt" });

export type MembershipFeeReceipt = z.infer<typeof membershipFeeReceipt>;

export const feeMandateRequest = z
  .strictObject({
    id: uuid,
    account: accountId,
    upTo: amountInput.meta({ description: "No fee above this is paid of itself.", example: "20" }),
    order: orderSignature.nullable().default(null).meta({
      description:
        "From the currency’s threshold on: Ed25519, base64url, over these bytes in UTF-8: `mereau/membership-fee-mandate/v1`, a line feed, and the JSON array, without spaces, of the community’s id, `id`, the currency, `account`, `upTo` in minor units and `keyId`.",
    }),
  })
  .meta({ id: "MembershipFeeMandateRequest" });

export type FeeMandateRequest = z.output<typeof feeMandateRequest>;

/** That a member’s fees are paid of themselves. */
export const feeMandate = z
  .object({
    mandate: z
      .object({
        id: uuid,
        account: accountId,
        currency: currencyCode,
        upTo: amount,
        createdAt: moment,
        signed: z.boolean().meta({ description: "Whether a device signed it.", example: false }),
      })
      .nullable(),
  })
  .meta({ id: "MembershipFeeMandate" });

export type FeeMandate = z.infer<typeof feeMandate>;

export const membershipFeePath = z.object({ id: uuid });
