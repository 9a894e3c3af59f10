import * as z from "zod";

import { moment, pageOf, pageQuery, uuid } from "#contracts/common.ts";
import { line } from "#contracts/text.ts";

/** Somebody has counted how many of a product there are. */
export const stockTake = z
  .strictObject({
    id: uuid,
    counted: z.int().min(0).max(1_000_000).nullable().meta({
      description: "How many there are; null: they are not counted any more.",
      example: 24,
    }),
    mayGoBelow: z.boolean().default(false).meta({
      description: "Whether it may be sold where the count says that there is none.",
      example: false,
    }),
    note: line(200).min(1).nullable().default(null).meta({ example: "Livraison du mardi" }),
  })
  .meta({ id: "StockTake" });

export type StockTake = z.output<typeof stockTake>;

/** What changed how many there are. */
export const stockMove = z
  .object({
    cause: uuid.meta({ description: "The purchase, the order of a kiosk, or the stock-take." }),
    kind: z.enum(["sale", "return", "take"]),
    change: z.int().meta({ example: -2 }),
    note: z.string().nullable(),
    by: uuid.nullable(),
    at: moment,
  })
  .meta({ id: "StockMove" });

export type StockMove = z.infer<typeof stockMove>;

export const stockMovePage = pageOf(stockMove).meta({ id: "StockMovePage" });
export const stockMovesQuery = pageQuery;
