import * as z from "zod";

import { amount, amountInput, currencyCode, uuid } from "#contracts/common.ts";
import { euros, eurosInput } from "#contracts/euros.ts";
import { pictureHash } from "#contracts/looks.ts";
import { line } from "#contracts/text.ts";

/** A name in both languages; where the English one is missing, the French one stands. */
export const tariffName = z.strictObject({
  fr: line(80).min(1).meta({ example: "Café" }),
  en: line(80).min(1).nullable().default(null).meta({ example: "Coffee" }),
});

export const tariffCategory = line(60).min(1).nullable().default(null).meta({ example: "bar" });

const pictureUrl = z
  .url({ protocol: /^https$/ })
  .max(300)
  .nullable()
  .default(null)
  .meta({ example: "https://la-matrice.example/cafe.jpg" });

const minimumShare = z.int().min(0).max(100).meta({
  description: "How much of the price is paid in the currency at least, in percent.",
  example: 50,
});

export const active = z
  .boolean()
  .default(true)
  .meta({ description: "Whether it is on offer.", example: true });

export const position = z
  .int()
  .min(0)
  .max(10_000)
  .default(0)
  .meta({ description: "Its place in the list; equal ones go by name.", example: 10 });

/** What buying it gives: uses to be counted down, days in which it is valid, or so many uses within so many days. */
export const passTerms = z
  .strictObject({
    uses: z.int().min(1).max(1000).nullable().default(null).meta({ example: 10 }),
    days: z.int().min(1).max(3660).nullable().default(null).meta({
      description: "Valid until the end of that day, the first being the day of the purchase.",
      example: 90,
    }),
  })
  .refine(({ uses, days }) => uses !== null || days !== null, {
    path: ["uses"],
    error: "is needed, or else days",
  });

const productFields = {
  name: tariffName,
  category: tariffCategory,
  price: z.strictObject({
    currency: currencyCode,
    amount: amountInput.meta({ description: "The whole price in the currency.", example: "100" }),
    euros: eurosInput.nullable().default(null).meta({
      description: "The whole price in euros; null: it is paid in the currency alone.",
      example: "1.00",
    }),
    minimumShare: minimumShare.default(100),
  }),
  picture: pictureUrl,
  pass: passTerms.nullable().default(null).meta({ description: "Of a pack or a pass; null: it is neither." }),
  active,
  position,
};

export const productRequest = z.strictObject({ id: uuid, ...productFields }).meta({ id: "ProductRequest" });

export type ProductRequest = z.output<typeof productRequest>;

/** The whole product as it shall be. */
export const productChange = z.strictObject(productFields).meta({ id: "ProductChange" });

export type ProductChange = z.output<typeof productChange>;

/** A product or service on the tariff. */
export const product = z
  .object({
    id: uuid,
    name: z.object({ fr: z.string(), en: z.string().nullable() }),
    category: z.string().nullable(),
    price: z.object({ currency: currencyCode, amount, euros: euros.nullable(), minimumShare }),
    picture: z.string().nullable().meta({ description: "An address elsewhere." }),
    photo: pictureHash.nullable().meta({ description: "The picture that was sent." }),
    pass: passTerms.nullable(),
    stock: z
      .object({ left: z.int().meta({ example: 12 }), mayGoBelow: z.boolean() })
      .nullable()
      .meta({ description: "How many are left, where they are counted." }),
    active: z.boolean(),
    position: z.int(),
  })
  .meta({ id: "Product" });

export type Product = z.infer<typeof product>;

export const productPath = z.object({ id: uuid });
