import * as z from "zod";

import { amountInput } from "#contracts/common.ts";
import { eurosInput } from "#contracts/euros.ts";
import { accountType, destination } from "#policies/parts.ts";

const expiry = z
  .strictObject({
    months: z.int().min(1).max(120).meta({
      description:
        "How long it can be spent: until the end of the month in which so many months have gone by.",
      example: 12,
    }),
    noticeDays: z
      .int()
      .min(0)
      .max(90)
      .default(30)
      .meta({ description: "Days before, on which its owner is told; 0: they are not.", example: 30 }),
    to: z
      .union([z.literal("burn"), destination])
      .meta({ description: "The pot that receives what expires; `burn`: it disappears.", example: "burn" }),
    exempt: z
      .array(accountType)
      .max(20)
      .default([])
      .meta({ description: "Types of account on which nothing expires.", example: ["house"] }),
  })
  .nullable()
  .default(null)
  .meta({ description: "When what came in and was not spent expires; null: never." });

export const prepaidSettings = z
  .strictObject({
    price: z
      .strictObject({ euros: eurosInput, units: amountInput })
      .meta({ description: "What so many euros buy.", example: { euros: "1.00", units: "100" } }),
    topUp: z
      .strictObject({ minimum: eurosInput.default("0.01"), maximum: eurosInput.nullable().default(null) })
      .default({ minimum: "0.01", maximum: null })
      .meta({ description: "How many euros one top-up may be of; no maximum: null." }),
    redeemable: z
      .boolean()
      .default(false)
      .meta({ description: "Whether it can be given back for euros.", example: false }),
    expiry,
  })
  .meta({ id: "PrepaidPolicy" });

export type PrepaidSettings = z.output<typeof prepaidSettings>;
