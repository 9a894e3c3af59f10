import * as z from "zod";

import { categoryCode } from "#contracts/categories.ts";
import { pictureHash } from "#contracts/looks.ts";
import { prose } from "#contracts/text.ts";

/** Five decimals of a degree: a metre. Nobody’s door needs more. */
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

const latitude = z.number().min(-90).max(90).overwrite(rounded).meta({
  description: "Degrees north, kept to five decimals.",
  example: 47.37192,
});
const longitude = z.number().min(-180).max(180).overwrite(rounded).meta({
  description: "Degrees east, kept to five decimals.",
  example: -0.54613,
});

/** Where to find a provider. */
export const place = z
  .strictObject({
    address: prose(200).min(1).meta({ example: "3 rue des Halles, 49320 Garenne-sur-Aubance" }),
    latitude,
    longitude,
  })
  .meta({
    id: "Place",
    example: {
      address: "3 rue des Halles, 49320 Garenne-sur-Aubance",
      latitude: 47.37192,
      longitude: -0.54613,
    },
  });

export type Place = z.infer<typeof place>;

const about = prose(1_000).nullable();
const hours = prose(300).nullable();
const website = z
  .url({ protocol: /^https?$/ })
  .max(200)
  .nullable();

const ownCategories = z
  .array(categoryCode)
  .max(5)
  .refine((codes) => new Set(codes).size === codes.length, { error: "is used twice" })
  .meta({ description: "Codes of the community’s categories.", example: ["food"] });

/** What a member tells of themselves in the directory: only what is given changes, null takes it away. */
export const cardChange = z.strictObject({
  about: about
    .optional()
    .meta({ description: "In their own words.", example: "Pain au levain, au feu de bois." }),
  categories: ownCategories.optional(),
  place: place.nullable().optional().meta({ description: "Shown of providers alone." }),
  hours: hours.optional().meta({ example: "Du mardi au samedi, 7 h à 13 h" }),
  website: website.optional().meta({ example: "https://fournil.example" }),
  phoneShown: z
    .boolean()
    .optional()
    .meta({ description: "Whether the directory tells the telephone number." }),
  emailShown: z.boolean().optional().meta({ description: "Whether the directory tells the e-mail address." }),
});

export type CardChange = z.output<typeof cardChange>;

/** A member’s card as the member and the managers see it. */
export const memberCard = z
  .object({
    about,
    categories: z.array(z.string()).meta({ example: ["food"] }),
    place: place.nullable(),
    hours,
    website,
    phoneShown: z.boolean(),
    emailShown: z.boolean(),
    photo: pictureHash.nullable(),
  })
  .meta({ id: "MemberCard" });

export type MemberCard = z.infer<typeof memberCard>;
