import * as z from "zod";

import { amount, amountInput, currencyCode, moment, uuid } from "#contracts/common.ts";
import { cardMark, pin } from "#contracts/paymentCards.ts";
import { normalizeCode } from "#contracts/sessions.ts";
import { line } from "#contracts/text.ts";

const free = z
  .strictObject({ perPurchase: amountInput, perDay: amountInput })
  .nullable()
  .meta({ description: "What a card may pay without its code; null: nothing." });

const name = line(60).min(1).meta({ example: "Tablette du bar" });

const lockAfter = z.int().min(15).max(600).meta({
  description: "After so many seconds without a touch the page locks itself, and the basket is emptied.",
  example: 60,
});

const leavingCode = pin.meta({
  description: "By which somebody on the staff leaves the page.",
  example: "7391",
});

export const kioskRequest = z
  .strictObject({
    id: uuid,
    name,
    currency: currencyCode.meta({ description: "What it sells in.", example: "POKOU" }),
    withoutPin: free.default(null),
    lockAfter: lockAfter.default(60),
    leavingCode,
  })
  .meta({ id: "KioskRequest" });

export type KioskRequest = z.output<typeof kioskRequest>;

/** Only what is given changes. */
export const kioskChange = z
  .strictObject({
    name: name.optional(),
    withoutPin: free.optional(),
    lockAfter: lockAfter.optional(),
    leavingCode: leavingCode.optional(),
  })
  .meta({ id: "KioskChange" });

export type KioskChange = z.output<typeof kioskChange>;

/** A tablet at the bar. */
export const kiosk = z
  .object({
    id: uuid,
    name: z.string(),
    currency: currencyCode,
    withoutPin: z.object({ perPurchase: amount, perDay: amount }).nullable(),
    lockAfter,
    state: z.enum(["unpaired", "paired", "revoked"]),
    createdAt: moment,
    pairedAt: moment.nullable(),
    seenAt: moment.nullable(),
  })
  .meta({ id: "Kiosk" });

export type Kiosk = z.infer<typeof kiosk>;

export const kioskList = z.object({ items: z.array(kiosk) }).meta({ id: "KioskList" });
export const kioskPath = z.object({ id: uuid });

/** By which a tablet is paired, once. */
export const kioskPairing = z
  .object({
    code: z.string().meta({ example: "K7MP-2XQD" }),
    expiresAt: moment,
  })
  .meta({ id: "KioskPairing" });

export type KioskPairing = z.infer<typeof kioskPairing>;

export const pairingRequest = z
  .strictObject({
    code: z.string().max(40).transform(normalizeCode).meta({ type: "string", example: "K7MP-2XQD" }),
    bearer: z.boolean().default(false).meta({
      description: "Answer with the token itself, for a client that keeps no cookies.",
    }),
  })
  .meta({ id: "KioskPairingRequest" });

/** What a kiosk knows of itself. */
export const kioskFace = z
  .object({
    id: uuid,
    name: z.string(),
    community: z.string().meta({ example: "La Matrice" }),
    currency: z.object({ code: currencyCode, name: z.string(), symbol: z.string(), scale: z.int() }),
    withoutPin: z.object({ perPurchase: amount, perDay: amount }).nullable(),
    lockAfter,
  })
  .meta({ id: "KioskFace" });

export type KioskFace = z.infer<typeof kioskFace>;

export const pairedKiosk = kioskFace
  .extend({ token: z.string().optional().meta({ description: "Only where `bearer` was asked for." }) })
  .meta({ id: "PairedKiosk" });

export const kioskLeaving = z
  .strictObject({ code: z.string().max(20).meta({ example: "7391" }) })
  .meta({ id: "KioskLeaving" });

export const kioskOrderRequest = z
  .strictObject({
    id: uuid.meta({
      description: "Made on the tablet before it asks; it is paid once, however often it is sent.",
    }),
    lines: z
      .array(z.strictObject({ product: uuid, quantity: z.int().min(1).max(100) }))
      .min(1)
      .max(50),
    total: amountInput.meta({ description: "As the buyer was shown it." }),
    by: z.enum(["card", "request"]).meta({
      description: "`card`: a card pays it. `request`: a wallet does, by a payment request of the same id.",
    }),
  })
  .meta({ id: "KioskOrderRequest" });

export type KioskOrderRequest = z.output<typeof kioskOrderRequest>;

/** An order as the kiosk is told of it: nothing of who pays. */
export const kioskOrder = z
  .object({
    id: uuid,
    by: z.enum(["card", "request"]),
    total: amount,
    state: z.enum(["open", "pending", "paid", "refused", "cancelled"]).meta({
      description: "`pending`: sent to the ledger, whose answer is not known yet: ask again.",
    }),
    receipt: z.int().nullable(),
    expiresAt: moment,
  })
  .meta({ id: "KioskOrder" });

export type KioskOrder = z.infer<typeof kioskOrder>;

export const kioskOrderPath = z.object({ id: uuid });

export const kioskPayment = z
  .strictObject({
    card: cardMark.nullable().default(null).meta({
      description: "The number or tag of a card; not needed where the order was authorised before.",
    }),
    pin: z.string().max(20).nullable().default(null).meta({ example: "2803" }),
  })
  .meta({ id: "KioskPayment" });

export type KioskPayment = z.output<typeof kioskPayment>;
