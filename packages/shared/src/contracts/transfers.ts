import * as z from "zod";

import { accountId, amount, amountInput, currencyCode, moment, uuid } from "#contracts/common.ts";
import { memoLength } from "#contracts/patterns.ts";
import { eurosBeside } from "#contracts/mixes.ts";
import { line } from "#contracts/text.ts";
import { type Purpose, transferKinds } from "#ledger/transfer.ts";

export const transferKind = z.enum(transferKinds).meta({ example: "payment" });

export const memo = line(memoLength)
  .nullable()
  .default(null)
  .meta({ description: "What it is for, as both sides read it.", example: "Deux pains" });

export const category = line(60).nullable().default(null).meta({ example: "food" });

export const reference = line(120)
  .nullable()
  .default(null)
  .meta({ description: "The deposit, invoice or payout to which it answers.", example: "VIR-2026-1142" });

export const orderSignature = z
  .strictObject({
    keyId: uuid.meta({ description: "The device key that signed." }),
    signature: z
      .string()
      .regex(/^[A-Za-z0-9_-]{86}$/, "must be 64 bytes in base64url")
      .meta({
        description:
          "Ed25519, base64url, over these bytes in UTF-8: `mereau/order/v1` for a payment, `mereau/hold-order/v1` for a hold, a line feed, and the JSON array, without spaces, of the community’s id, the currency, the transfer’s id, `from`, `to`, the amount in minor units, `expiresAt` (or null) and `keyId`.",
      }),
  })
  .meta({ id: "OrderSignature" });

/** Until when a payment may be carried out, and who signed it. */
export const ordered = {
  expiresAt: moment
    .nullable()
    .default(null)
    .meta({ description: "Not to be carried out from this moment on (milliseconds since 1970)." }),
  order: orderSignature.nullable().default(null),
};

export const transferRequest = z
  .strictObject({
    id: uuid.meta({ description: "Made by the client before it asks; asking again with it is asking once." }),
    currency: currencyCode,
    from: accountId,
    to: accountId,
    amount: amountInput,
    memo,
    category,
    reference,
    ...ordered,
  })
  .meta({ id: "TransferRequest" });

export type TransferRequest = z.output<typeof transferRequest>;

/** A transfer as the ledger recorded it. It never changes. */
export const transfer = z
  .object({
    id: uuid,
    seq: z.int().meta({ description: "Its place in the ledger.", example: 2107 }),
    batch: z.int().meta({ description: "The batch that committed it.", example: 951 }),
    at: moment,
    kind: transferKind,
    verdict: z.string().meta({ description: "`accepted`, or the code of the refusal.", example: "accepted" }),
    refusalAmount: amount.nullable(),
    currency: currencyCode,
    from: accountId,
    to: accountId,
    amount,
    memo: z.string().nullable(),
    category: z.string().nullable(),
    reference: z.string().nullable(),
    related: uuid.nullable(),
    actor: z.object({ member: uuid.nullable(), onBehalfOf: uuid.nullable() }),
    order: orderSignature.nullable(),
    expiresAt: moment.nullable(),
  })
  .meta({ id: "Transfer" });

export type TransferRecord = z.infer<typeof transfer>;

/** By which transfer another one was undone, when, and why. */
export const reversalOf = z
  .object({ transfer: uuid, at: moment, reason: z.string().nullable() })
  .nullable()
  .meta({ description: "The transfer that reversed it, and why; null while none has.", example: null });

/** A transfer that gave another one back, in part or whole. */
export const refundOf = z.object({ transfer: uuid, at: moment, amount }).meta({ id: "Refund" });

/** What of a transfer was given back, and by which transfers. */
export const refundFields = {
  refunded: amount.meta({ description: "What the payee gave back of it.", example: "0.00" }),
  refundOf: uuid.nullable().meta({ description: "The transfer that it gives back.", example: null }),
};

/** Why a charge is made: a payment’s levy, a redemption’s fee, a gift to an association. */
export const chargePurposes = ["levy", "fee", "gift"] as const satisfies readonly Purpose[];

/** Something that a transfer moves beside its own amount, by the currency’s policies. */
export const charge = z
  .object({
    from: accountId.meta({ description: "Who bears it.", example: "MIEL:1006" }),
    to: accountId.meta({ description: "A pot, or an association.", example: "MIEL:pot-commons" }),
    amount,
    purpose: z.enum(chargePurposes).meta({ example: "levy" }),
  })
  .meta({ id: "Charge" });

export type ChargeRecord = z.output<typeof charge>;

/** A transfer with what was kept or given by the currency’s policies, and what became of it. */
export const chargedTransfer = transfer
  .extend({
    reversal: reversalOf,
    ...refundFields,
    refunds: z.array(refundOf).meta({ description: "The transfers by which it was given back." }),
    eurosBeside,
    charges: z
      .array(charge)
      .meta({ description: "The levies, fees and gifts that it moved beside its own amount." }),
  })
  .meta({ id: "ChargedTransfer" });

export type ChargedTransfer = z.output<typeof chargedTransfer>;

/** How many transfers one call may carry. */
export const BULK_MAX = 8000;

export const bulkRequest = z
  .strictObject({
    transfers: z
      .array(
        transferRequest.extend({
          linked: z
            .boolean()
            .default(false)
            .meta({ description: "Succeeds or fails together with the next one.", example: false }),
        }),
      )
      .min(1)
      .max(BULK_MAX),
  })
  .refine((bulk) => bulk.transfers.at(-1)?.linked !== true, {
    path: ["transfers"],
    error: "the last one has no next one to be linked with",
  })
  .meta({ id: "BulkRequest" });

export type BulkRequest = z.output<typeof bulkRequest>;

/** The verdict of one transfer of a bulk: short, since the caller knows what it asked. */
export const bulkResult = z
  .object({
    id: uuid,
    verdict: z
      .string()
      .meta({ description: "`accepted`, or the code of the refusal.", example: "insufficient_funds" }),
    amount: amount
      .nullable()
      .meta({ description: "The figure behind a refusal, where there is one.", example: "3.00" }),
    seq: z.int().nullable().meta({ description: "Its place in the ledger; null where it left no record." }),
    at: moment.nullable(),
  })
  .meta({ id: "BulkResult" });

export type BulkResult = z.infer<typeof bulkResult>;

/** In the order in which they were asked. */
export const bulkResults = z.object({ results: z.array(bulkResult) }).meta({ id: "BulkResults" });

export const reversalRequest = z
  .strictObject({ id: uuid, reason: line(memoLength).min(1).meta({ example: "Encaissé deux fois" }) })
  .meta({ id: "ReversalRequest" });

export type ReversalRequest = z.output<typeof reversalRequest>;

const minorUnits = z.int().meta({ description: "In minor units, as they were signed.", example: 1250 });

/** A receipt that checks offline: the signature covers these very figures, so they stay in minor units. */
export const receipt = z
  .object({
    community: z.string().meta({ description: "The community’s id." }),
    transfer: transfer.extend({ amount: minorUnits, refusalAmount: minorUnits.nullable() }),
    batchHash: z.string().meta({ description: "The hash of the batch that committed it, hexadecimal." }),
    publicKey: z.string().meta({ description: "The community’s Ed25519 key, base64url." }),
    signature: z.string().meta({ description: "Ed25519 over the receipt, base64url." }),
  })
  .meta({ id: "Receipt" });

export const transferPath = z.object({ id: uuid });
