import * as z from "zod";

import { accountType, destination, percent } from "#policies/parts.ts";

/** What the community gives to an association whenever one of its sponsors changes euros. */
export const giftSettings = z
  .strictObject({
    percent: percent.meta({ example: "3" }),
    from: destination.meta({
      description: "The pot that pays for it, as far as it has money.",
      example: "MIEL:pot-gifts",
    }),
    types: z
      .array(accountType)
      .max(20)
      .default([])
      .meta({ description: "The types of account that may be sponsored; empty: any." }),
    sponsors: z.int().min(0).max(10_000).default(0).meta({
      description: "An association needs so many sponsors before it receives anything.",
      example: 30,
    }),
  })
  .meta({ id: "GiftPolicy" });

export type GiftSettings = z.output<typeof giftSettings>;
