import * as z from "zod";

import { accountId, amount, moment } from "#contracts/common.ts";
import { pictureHash } from "#contracts/looks.ts";

/** A category that an account’s entries bear. */
export const usedCategory = z
  .object({
    category: z.string().meta({ example: "food" }),
    used: z.int().meta({ description: "On how many of the last entries.", example: 12 }),
    lastAt: moment,
  })
  .meta({ id: "UsedCategory" });

export type UsedCategory = z.infer<typeof usedCategory>;

/** The most used first. */
export const usedCategories = z.object({ items: z.array(usedCategory) }).meta({ id: "UsedCategories" });

/** An account that another one has paid. */
export const knownPayee = z
  .object({
    account: accountId,
    number: z
      .string()
      .meta({ description: "What stands behind the colon of its id, as people say it.", example: "1042" }),
    name: z.string().nullable().meta({ example: "Boulangerie du Four" }),
    photo: pictureHash.nullable().meta({ description: "Of its owner." }),
    lastAmount: amount,
    lastAt: moment,
    times: z.int().meta({ description: "How often, among the last entries.", example: 3 }),
  })
  .meta({ id: "KnownPayee" });

export type KnownPayee = z.infer<typeof knownPayee>;

export const knownPayees = z.object({ items: z.array(knownPayee) }).meta({ id: "KnownPayees" });

export const payeesQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20).meta({ example: 20 }),
  order: z.enum(["recent", "often"]).default("recent").meta({
    description: "Those paid last first, or those paid most often; among equals, those paid last.",
    example: "recent",
  }),
});

export type PayeesQuery = z.output<typeof payeesQuery>;
