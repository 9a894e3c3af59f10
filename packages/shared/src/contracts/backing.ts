import * as z from "zod";

import { amount, amountInput, currencyCode, moment, plainDate, uuid } from "#contracts/common.ts";
import { reference } from "#contracts/transfers.ts";
import { line } from "#contracts/text.ts";

/** The community’s own money behind its currencies. */
export const reserveAdjustmentRequest = z
  .strictObject({
    id: uuid,
    direction: z.enum(["in", "out"]).meta({
      description: "`in`: own money is added; `out`: what exceeds circulation is taken out.",
      example: "in",
    }),
    amount: amountInput,
    reason: line(280).min(1).meta({ example: "Dotation au fonds de garantie, assemblée du 12 mars" }),
    reference: reference.meta({ description: "The bank’s own, where there is one." }),
  })
  .meta({ id: "ReserveAdjustmentRequest" });

export type ReserveAdjustmentRequest = z.output<typeof reserveAdjustmentRequest>;

const meter = z
  .object({
    amount: amount.meta({ description: "Of this currency.", example: "812340.00" }),
    together: amount.meta({
      description: "Of every currency that stands on the same reserve: what the threshold is compared with.",
      example: "812340.00",
    }),
    threshold: amount.meta({ example: "1000000.00" }),
    percent: z.string().meta({ description: "together ÷ threshold, rounded down.", example: "81.2" }),
    declare: z.boolean().meta({
      description: "Whether it exceeds the threshold, so that it is to be declared.",
      example: false,
    }),
    article: z.string().meta({ example: "L521-3" }),
  })
  .meta({ id: "Meter" });

export type Meter = z.infer<typeof meter>;

/** How near a backed currency is to what its issuer must declare. */
export const meters = z
  .object({
    currency: currencyCode,
    from: plainDate.meta({ description: "The first day of the twelve months." }),
    to: plainDate,
    volume: meter.meta({ description: "Payments and captures of the twelve months that were not undone." }),
    outstanding: meter.meta({ description: "What circulates now." }),
    months: z
      .array(
        z.object({
          month: z.string().meta({ example: "2026-11" }),
          volume: amount.meta({ description: "Of its days within the twelve months." }),
          payments: z.int().meta({ example: 412 }),
          outstanding: amount.meta({ description: "At its end; now, for the month under way." }),
        }),
      )
      .meta({
        description:
          "The calendar months of the twelve months, the earliest first; of the first only the days from `from` on count, so that their volumes sum to that of the meter.",
      }),
    at: moment,
  })
  .meta({ id: "Meters" });

export type Meters = z.infer<typeof meters>;
