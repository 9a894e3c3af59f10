import * as z from "zod";

import { amountInput } from "#contracts/common.ts";
import { line } from "#contracts/text.ts";
import { accountType, percent, shares } from "#policies/parts.ts";

const types = z.array(accountType).max(20).default([]);

const levyRule = z.strictObject({
  name: line(60).min(1).meta({ description: "What it is for.", example: "Vie associative" }),
  from: z
    .enum(["payer", "payee", "both"])
    .meta({ description: "Who bears it; `both`: each of them the whole of it.", example: "payee" }),
  flat: amountInput.default("0").meta({ description: "The same for each payment.", example: "0.00" }),
  bands: z
    .array(
      z.strictObject({
        upTo: amountInput.nullable().meta({ description: "Where the band ends; null: it has no end." }),
        percent,
      }),
    )
    .max(10)
    .default([])
    .meta({
      description: "Each rate bears on the part of the amount within its band, as with an income tax.",
      example: [{ upTo: null, percent: "2" }],
    }),
  minimum: amountInput.default("0"),
  maximum: amountInput.nullable().default(null),
  payerTypes: types.meta({ description: "Only when the payer is of one of these; empty: whoever pays." }),
  payeeTypes: types.meta({ description: "Only when the payee is of one of these; empty: whoever is paid." }),
  to: shares,
});

/** What each payment gives to the community’s pots. */
export const levySettings = z
  .strictObject({ rules: z.array(levyRule).min(1).max(10) })
  .meta({ id: "LevyPolicy" });

export type LevySettings = z.output<typeof levySettings>;
export type LevyRule = LevySettings["rules"][number];
