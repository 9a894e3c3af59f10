import * as z from "zod";

import { amountInput, uuid } from "#contracts/common.ts";
import { memo, ordered } from "#contracts/transfers.ts";

/** A payee gives a payment back, in part or whole. */
export const refundRequest = z
  .strictObject({
    id: uuid.meta({ description: "The id of the transfer that gives it back, made by the client." }),
    amount: amountInput
      .nullable()
      .default(null)
      .meta({ description: "null: all that was not given back yet.", example: "4,20" }),
    memo,
    ...ordered,
  })
  .meta({ id: "RefundRequest" });

export type RefundRequest = z.output<typeof refundRequest>;
