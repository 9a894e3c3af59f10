import * as z from "zod";

import { prose } from "#contracts/text.ts";

/** A picture’s address is made of its bytes: another picture has another address, and none ever changes. */
export const pictureHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({
    description: "The SHA-256 of a picture, by which `GET /pictures/{hash}` gives it.",
    example: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  });

const colour = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, "must be a colour such as #0e6655")
  .meta({ description: "Red, green and blue; any colour may be chosen.", example: "#0e6655" });

/** What a community looks like where it has settled nothing. */
export const USUAL_COLOUR = "#0e6655";

/** What an administrator settles of how the community looks; its logo is sent by itself. */
export const looksChange = z.strictObject({
  colour: colour.default(USUAL_COLOUR),
  description: prose(600)
    .nullable()
    .default(null)
    .meta({ description: "What it is, for whoever has never heard of it.", example: "La monnaie du pays." }),
});

/** How a community looks, to anybody. */
export const looks = z
  .object({
    colour: colour.meta({
      description: "Screens make it readable on light and on dark, and keep its hue.",
      example: "#0e6655",
    }),
    logo: pictureHash.nullable(),
    description: z.string().nullable().meta({ example: "La monnaie du pays." }),
  })
  .meta({ id: "Looks" });

export type Looks = z.infer<typeof looks>;
