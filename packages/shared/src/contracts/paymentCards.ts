import * as z from "zod";

import { accountId, moment, pageOf, pageQuery, uuid } from "#contracts/common.ts";

const isWeak = (digits: string): boolean =>
  /^(\d)\1+$/.test(digits) || "0123456789".includes(digits) || "9876543210".includes(digits);

/** Four to eight digits, which are not the first that a finder would try. */
export const pin = z
  .string()
  .regex(/^\d{4,8}$/, "must be four to eight digits, and not all alike or in a row")
  .refine((digits) => !isWeak(digits), {
    error: "must be four to eight digits, and not all alike or in a row",
  })
  .meta({ description: "Four to eight digits.", example: "2803" });

/** Letters and digits alone, in capitals: readers and people part them in many ways. */
export const normalizeMark = (typed: string): string => typed.toUpperCase().replaceAll(/[\s:.-]/g, "");

/** The number that is printed on a card, or that of an NFC tag. */
export const cardMark = z
  .string()
  .max(60)
  .transform(normalizeMark)
  .pipe(z.string().regex(/^[0-9A-Z]{4,32}$/, "must be a card number such as 4021 7730"))
  .meta({ type: "string", example: "4021 7730" });

export const paymentCardRequest = z
  .strictObject({
    id: uuid,
    account: accountId.meta({ description: "From which it pays.", example: "POKOU:1007" }),
    number: cardMark.nullable().default(null).meta({ description: "As it is printed on the card." }),
    tag: cardMark.nullable().default(null).meta({
      description: "What a reader says of its NFC tag.",
      example: "04:A2:24:1B",
    }),
    pin,
  })
  .refine(({ number, tag }) => number !== null || tag !== null, {
    path: ["number"],
    error: "is needed, or else tag",
  })
  .meta({ id: "PaymentCardRequest" });

export type PaymentCardRequest = z.output<typeof paymentCardRequest>;

/** A card by which a member pays at a kiosk. */
export const paymentCard = z
  .object({
    id: uuid,
    member: uuid,
    memberName: z.string().meta({ example: "Zoé" }),
    account: accountId,
    ending: z.string().meta({ description: "The last of its number.", example: "7730" }),
    kinds: z.array(z.enum(["number", "tag"])),
    locked: z.boolean().meta({ description: "After five wrong codes, until it is given another one." }),
    createdAt: moment,
    revokedAt: moment.nullable(),
  })
  .meta({ id: "PaymentCard" });

export type PaymentCard = z.infer<typeof paymentCard>;

export const paymentCardPage = pageOf(paymentCard).meta({ id: "PaymentCardPage" });

export const paymentCardsQuery = pageQuery.extend({
  member: uuid.optional().meta({ description: "Of one member." }),
  all: z
    .stringbool()
    .default(false)
    .meta({ type: "boolean", description: "Everybody’s, for those who serve members.", example: false }),
});

export type PaymentCardsQuery = z.output<typeof paymentCardsQuery>;

export const paymentCardPath = z.object({ id: uuid });
export const pinRequest = z.strictObject({ pin }).meta({ id: "PinRequest" });
