import * as z from "zod";

import { amountInput } from "#contracts/common.ts";
import { accountType, destination, percent } from "#policies/parts.ts";

const fee = z.strictObject({
  percent,
  to: z.union([z.literal("beneficiary"), destination]).meta({
    description: "A pot; `beneficiary`: the association that the member chose.",
    example: "MIEL:pot-system",
  }),
});

/** How backed money is given back for euros. */
export const redemptionSettings = z
  .strictObject({
    types: z
      .array(accountType)
      .max(20)
      .default([])
      .meta({
        description: "The types of account that may; empty: those of providers.",
        example: ["provider"],
      }),
    minimum: amountInput.default("0").meta({ description: "The least at a time.", example: "10.00" }),
    fees: z.array(fee).max(6).default([]),
    fallback: destination
      .nullable()
      .default(null)
      .meta({ description: "The pot that stands in for a beneficiary where none was chosen." }),
  })
  .meta({ id: "RedemptionPolicy" });

export type RedemptionSettings = z.output<typeof redemptionSettings>;
