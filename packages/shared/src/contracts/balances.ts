import * as z from "zod";

import { steps } from "#calendar/steps.ts";
import { accountId, amount, currencyCode, moment, unit } from "#contracts/common.ts";
import { periodEnd, periodStart } from "#contracts/period.ts";

export const balancesQuery = z.object({
  from: periodStart,
  to: periodEnd.optional(),
  step: z.enum(steps).default("day").meta({
    description: "Of the UTC calendar; weeks begin on Monday.",
    example: "month",
  }),
  unit: unit.default("currency"),
});

export type BalancesQuery = z.output<typeof balancesQuery>;

const flow = amount.nullable();

/** What an account stood at when a step ended, and what the step came to: the point before + in − out. */
export const balancePoint = z
  .object({
    at: moment.meta({ description: "The last moment of the step; of the last one, now at the latest." }),
    posted: amount,
    in: flow.meta({ description: "What came in, dividends that were due in the step included." }),
    out: flow.meta({ description: "What went out, what melted in the step included.", example: "40.00" }),
    dividend: flow.meta({ description: "Of `in`: dividends.", example: "30.00" }),
    melted: flow.meta({ description: "Of `out`: what melted.", example: "1.02" }),
  })
  .meta({ id: "BalancePoint" });

export const balances = z
  .object({
    account: accountId,
    currency: currencyCode,
    unit,
    step: z.enum(steps),
    opening: amount.meta({ description: "What it stood at when the period began." }),
    points: z.array(balancePoint).meta({
      description:
        "The oldest first. `in`, `out`, `dividend` and `melted` are null where the period has more than 100 000 entries.",
    }),
  })
  .meta({ id: "Balances" });

export type Balances = z.infer<typeof balances>;
