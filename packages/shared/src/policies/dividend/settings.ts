import * as z from "zod";

import { amountInput } from "#contracts/common.ts";
import { percent, spanSeconds, tickSpan } from "#policies/parts.ts";

const TEN_YEARS_S = 10 * spanSeconds.year;

export const dividendSettings = z
  .strictObject({
    amount: amountInput.meta({
      description:
        "What each member receives at the first tick, and at the first after this figure is changed.",
      example: "10.00",
    }),
    tick: tickSpan.default("day"),
    reevaluation: z
      .strictObject({
        everySeconds: z.int().min(spanSeconds.hour).max(TEN_YEARS_S).default(spanSeconds["half-year"]),
        growth: z
          .union([z.strictObject({ c: percent }), z.strictObject({ cSquared: percent })])
          .default({ c: "4.88" })
          .meta({ description: "c, the growth of the money mass aimed at in that time, or its square." }),
      })
      .nullable()
      .default({ everySeconds: spanSeconds["half-year"], growth: { c: "4.88" } })
      .meta({ description: "How the dividend follows the money mass; null: it stays the same." }),
  })
  .meta({ id: "DividendPolicy" });

export type DividendSettings = z.output<typeof dividendSettings>;
