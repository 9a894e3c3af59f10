import * as z from "zod";

import { accountId, amount, currencyCode, moment, uuid } from "#contracts/common.ts";
import { euros } from "#contracts/euros.ts";
import { periodEnd, periodStart } from "#contracts/period.ts";
import { eurosBeside } from "#contracts/mixes.ts";
import { refundOf, reversalOf } from "#contracts/transfers.ts";

export const takingsQuery = z.object({ from: periodStart, to: periodEnd.optional() });

export type TakingsQuery = z.output<typeof takingsQuery>;

const figures = {
  count: z.int().meta({ description: "Payments that were not reversed.", example: 23 }),
  total: amount.meta({ description: "What they came to.", example: "412.50" }),
  refunded: amount.meta({ description: "What of it was given back.", example: "12.00" }),
};

/** A payment that came in. */
const taking = z
  .object({
    transfer: uuid,
    at: moment,
    amount,
    payer: z.object({ account: accountId, name: z.string().nullable() }),
    memo: z.string().nullable(),
    request: uuid.nullable().meta({ description: "The payment request that it answers." }),
    cashier: uuid.nullable().meta({ description: "The member who made that request." }),
    eurosBeside,
    refunded: amount,
    refunds: z.array(refundOf),
    reversal: reversalOf,
  })
  .meta({ id: "Taking" });

/** What came in at the till of an account in a span of time. */
export const takings = z
  .object({
    account: accountId,
    currency: currencyCode,
    from: moment,
    to: moment,
    ...figures,
    eurosBeside: euros.meta({ description: "What was paid in euros beside them." }),
    cashiers: z
      .array(z.object({ member: uuid, name: z.string(), ...figures }))
      .meta({ description: "The same for each member who made the requests, by name." }),
    items: z.array(taking).meta({ description: "The newest first." }),
  })
  .meta({ id: "Takings" });

export type Takings = z.infer<typeof takings>;
export type Taking = z.infer<typeof taking>;
