import * as z from "zod";

import {
  accountPattern,
  amountPattern,
  currencyPattern,
  slugLengths,
  slugPattern,
} from "#contracts/patterns.ts";
import { isUuidV7 } from "#crypto/uuid.ts";

/** An id made by whoever asks, before asking: a UUIDv7 in lower case. */
export const uuid = z
  .string()
  .refine(isUuidV7, { error: "must be a UUIDv7 in lower case", params: { code: "uuid_v7" } })
  .meta({
    id: "Id",
    format: "uuid",
    description: "A UUIDv7, in lower case.",
    example: "01939f2e-7c00-7a30-8f4e-5a1d2c3b4e5f",
  });

/** What people and programs send as an amount: `12,50` and `12.50` are both understood; never negative. */
export const amountInput = z.string().regex(amountPattern, "must be an amount such as 12.50").meta({
  id: "AmountInput",
  description: "A decimal string in the unit of the currency, with a point or a comma.",
  example: "12,50",
});

/** An amount as it is answered: always a point, always as many digits as the currency has; may be negative. */
export const amount = z
  .string()
  .regex(/^-?\d{1,16}(\.\d{1,6})?$/)
  .meta({
    id: "Amount",
    description: "A decimal string in the unit of the currency, with a point.",
    example: "12.50",
  });

/** In what amounts are answered. */
export const unit = z.enum(["currency", "dividend"]).meta({
  id: "Unit",
  description:
    "`dividend`: amounts are told as so many times what a member receives at a tick now, with two digits more than the currency has.",
  example: "currency",
});

/** Two to eight capitals or digits: `MIEL`, `EUR`. */
export const currencyCode = z
  .string()
  .regex(currencyPattern, "must be two to eight capitals or digits")
  .meta({ id: "CurrencyCode", description: "Two to eight capitals or digits.", example: "MIEL" });

/** The address of a community: small letters, digits and single hyphens, 2 to 40 of them. */
export const slug = z
  .string()
  .max(slugLengths.max)
  .regex(slugPattern, "must be small letters, digits and hyphens")
  .min(slugLengths.min)
  .meta({ id: "Slug", description: "Small letters, digits and single hyphens.", example: "miel" });

/** A member’s account, a further one, one that the currency keeps for itself, or a pot: `MIEL:1042`, `MIEL:1042-2`, `MIEL:issuance`, `MIEL:pot-solidarity`. */
export const accountId = z.string().regex(accountPattern, "must be an account such as MIEL:1042").meta({
  id: "AccountId",
  description: "The currency, a colon, and the account’s number.",
  example: "MIEL:1042",
});

/** An e-mail address, in lower case so that one person is not two. */
export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email())
  .meta({ id: "Email", description: "An e-mail address.", example: "alice@example.org" });

/** The languages that the service speaks. */
export const language = z
  .enum(["fr", "en"])
  .meta({ id: "Language", description: "A language of the service.", example: "fr" });

export type Language = z.infer<typeof language>;

/** A moment in milliseconds since 1970, as the ledger counts them. */
export const moment = z
  .int()
  .nonnegative()
  .meta({ id: "Moment", description: "Milliseconds since 1970 (UTC).", example: 1_795_312_800_000 });

/** A date of the UTC calendar. */
export const plainDate = z.iso
  .date()
  .meta({ id: "Date", description: "A date of the UTC calendar.", example: "2026-12-01" });

/** `?cursor=&limit=`: where a page begins (the `next` of the one before) and how long it may be. */
export const pageQuery = z.object({
  cursor: z
    .string()
    .max(400)
    .optional()
    .meta({ description: "The `next` of the page before.", example: "WzQyXQ" }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .default(50)
    .meta({ description: "How many items at most.", example: 50 }),
});

/** A page of a list: its items, and the cursor of the next page, or null on the last one. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    next: z
      .string()
      .nullable()
      .meta({ description: "The cursor of the next page; null on the last.", example: null }),
  });

/** A pot, an account of the community's own for a purpose: `MIEL:pot-solidarity`. */
export const potId = z
  .string()
  .regex(/^[A-Z0-9]{2,8}:pot-[a-z0-9]{1,30}$/, "must be a pot such as MIEL:pot-commons")
  .meta({ id: "PotId", description: "The currency, and the pot’s name.", example: "MIEL:pot-commons" });
