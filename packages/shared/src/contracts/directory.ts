import * as z from "zod";

import { creditStage } from "#contracts/accounts.ts";
import { memberCard, place } from "#contracts/cards.ts";
import { categoryCode } from "#contracts/categories.ts";
import { accountId, currencyCode, moment, pageOf, pageQuery } from "#contracts/common.ts";
import { pictureHash } from "#contracts/looks.ts";
import { memberTypeCode } from "#contracts/members.ts";
import { line } from "#contracts/text.ts";

/** A member as others see them: whom one can pay, and where. */
export const directoryEntry = z
  .object({
    number: z.int().meta({ example: 1042 }),
    name: z.string(),
    type: memberTypeCode,
    provider: z.boolean(),
    photo: pictureHash.nullable(),
    categories: z.array(z.string()).meta({ example: ["food"] }),
    place: place.nullable().meta({ description: "Of providers alone." }),
    distance: z
      .int()
      .nullable()
      .meta({ description: "In metres from `near`, as the crow flies; null without it.", example: 420 }),
    accounts: z
      .array(
        z.object({
          id: accountId,
          currency: currencyCode,
          name: z.string(),
          credit: creditStage.nullable().meta({
            description:
              "`visible` or `blocked` where this account could do with buyers, and its currency’s ladder shows it; else null.",
            example: null,
          }),
        }),
      )
      .meta({ description: "On which they can be paid. Only members are told." }),
  })
  .meta({ id: "DirectoryEntry" });

export type DirectoryEntry = z.infer<typeof directoryEntry>;

export const directoryPage = pageOf(directoryEntry).meta({ id: "DirectoryPage" });

/** Everything that a member shows of themselves. */
export const directoryCard = directoryEntry
  .omit({ distance: true })
  .extend({
    since: moment.meta({ description: "When they became a member." }),
    ...memberCard.pick({ about: true, hours: true, website: true }).shape,
    phone: z.string().nullable().meta({ description: "Null unless they show it.", example: null }),
    email: z.string().nullable().meta({ description: "Null unless they show it.", example: null }),
  })
  .meta({ id: "DirectoryCard" });

export type DirectoryCard = z.infer<typeof directoryCard>;

const numbers = (text: string): number[] => text.split(",").map(Number);
const isLatitude = (degrees: number | undefined) => degrees !== undefined && Math.abs(degrees) <= 90;
const isLongitude = (degrees: number | undefined) => degrees !== undefined && Math.abs(degrees) <= 180;

/** A point as an address has it. The text has been read by `near`. */
export function pointIn(text: string): { latitude: number; longitude: number } {
  const [latitude = 0, longitude = 0] = numbers(text);
  return { latitude, longitude };
}

/** A part of the map as an address has it, in the order of RFC 7946, section 5. The text has been read by `bounds`. */
export function boundsIn(text: string): { west: number; south: number; east: number; north: number } {
  const [west = 0, south = 0, east = 0, north = 0] = numbers(text);
  return { west, south, east, north };
}

const degrees = String.raw`-?\d{1,3}(\.\d{1,15})?`;

const near = z
  .string()
  .regex(new RegExp(`^${degrees},${degrees}$`), "must be a latitude and a longitude such as 47.37,-0.55")
  .refine(
    (text) => isLatitude(pointIn(text).latitude) && isLongitude(pointIn(text).longitude),
    "must be a latitude and a longitude such as 47.37,-0.55",
  )
  .meta({
    description: "A latitude and a longitude, from which distances are told.",
    example: "47.37,-0.55",
  });

const bounds = z
  .string()
  .regex(new RegExp(`^${degrees},${degrees},${degrees},${degrees}$`), "must be west, south, east and north")
  .refine((text) => {
    const { west, south, east, north } = boundsIn(text);
    return [west, east].every(isLongitude) && [south, north].every(isLatitude) && south <= north;
  }, "must be west, south, east and north")
  .meta({
    description:
      "Only providers within: west, south, east, north, in degrees. West of it may lie east where the date changes.",
    example: "-0.62,47.33,-0.48,47.41",
  });

const found = {
  category: categoryCode.optional().meta({ description: "Only those of this category.", example: "food" }),
  bounds: bounds.optional(),
};

export const directoryQuery = pageQuery.extend({
  provider: z
    .stringbool()
    .optional()
    .meta({ type: "boolean", description: "Only providers, or only the others.", example: true }),
  q: line(80).optional().meta({
    description: "Part of a name, whatever its accents, or a number.",
    example: "four",
  }),
  ...found,
  near: near.optional(),
  order: z.enum(["number", "name", "distance"]).optional().meta({
    description:
      "`distance`: those who have a place alone. If not given, by distance with `near`, else by number.",
    example: "distance",
  }),
});

export type DirectoryQuery = z.output<typeof directoryQuery>;

export const mapQuery = z.object(found);

export type MapQuery = z.output<typeof mapQuery>;

/** Providers as points of a map: a GeoJSON FeatureCollection (RFC 7946). */
export const directoryMap = z
  .object({
    type: z.literal("FeatureCollection"),
    features: z.array(
      z.object({
        type: z.literal("Feature"),
        id: z.int().meta({ example: 1042 }),
        geometry: z.object({
          type: z.literal("Point"),
          coordinates: z.tuple([z.number(), z.number()]).meta({ description: "Longitude, then latitude." }),
        }),
        properties: z.object({
          number: z.int().meta({ example: 1042 }),
          name: z.string(),
          categories: z.array(z.string()),
          photo: pictureHash.nullable(),
          address: z.string(),
        }),
      }),
    ),
  })
  .meta({ id: "DirectoryMap" });

export type DirectoryMap = z.infer<typeof directoryMap>;

export const cardPath = z.object({
  number: z.coerce.number().int().min(1).max(999_999_999).meta({ example: 1042 }),
});
