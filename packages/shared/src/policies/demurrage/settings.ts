import * as z from "zod";

import { amountInput } from "#contracts/common.ts";
import { accountType, destination, percent, tickSpan } from "#policies/parts.ts";

export const demurrageSettings = z
  .strictObject({
    rate: percent.meta({
      description: "What melts in each period, of what is above the floor.",
      example: "1",
    }),
    per: z.enum(["day", "week", "month", "half-year", "year"]),
    tick: tickSpan.default("day"),
    byType: z
      .record(accountType, percent)
      .default({})
      .meta({
        description: "Another rate for accounts of a type; 0: they are exempt.",
        example: { provider: "0" },
      }),
    floor: amountInput
      .default("0")
      .meta({ description: "The part of a balance below which nothing melts.", example: "20.00" }),
    to: z
      .union([z.literal("burn"), destination])
      .meta({ description: "The account that receives what melts; `burn`: it disappears.", example: "burn" }),
  })
  .meta({ id: "DemurragePolicy" });

export type DemurrageSettings = z.output<typeof demurrageSettings>;
