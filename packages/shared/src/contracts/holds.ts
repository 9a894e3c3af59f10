import * as z from "zod";

import {
  accountId,
  amount,
  amountInput,
  currencyCode,
  moment,
  pageOf,
  pageQuery,
  uuid,
} from "#contracts/common.ts";
import { category, memo, orderSignature, reference } from "#contracts/transfers.ts";

export const holdRequest = z
  .strictObject({
    id: uuid,
    currency: currencyCode,
    from: accountId,
    to: accountId,
    amount: amountInput,
    expiresAt: moment.meta({
      description:
        "When it lapses by itself (milliseconds since 1970): within 366 days, or 31 where the currency melts or is announced to.",
    }),
    memo,
    category,
    reference,
    order: orderSignature.nullable().default(null),
  })
  .meta({ id: "HoldRequest" });

export type HoldRequest = z.output<typeof holdRequest>;

export const captureRequest = z
  .strictObject({
    id: uuid.meta({ description: "The id of the capture itself, made by the client." }),
    amount: amountInput
      .nullable()
      .default(null)
      .meta({ description: "null: all that remains.", example: "8.00" }),
    memo,
    category,
    reference,
  })
  .meta({ id: "CaptureRequest" });

export type CaptureRequest = z.output<typeof captureRequest>;

export const releaseRequest = z
  .strictObject({ id: uuid.meta({ description: "The id of the release itself, made by the client." }) })
  .meta({ id: "ReleaseRequest" });

export type ReleaseRequest = z.output<typeof releaseRequest>;

/** An amount kept aside on the payer’s account for the payee, as it stands now. */
export const hold = z
  .object({
    id: uuid,
    currency: currencyCode,
    from: accountId,
    to: accountId,
    amount,
    captured: amount,
    remaining: amount.meta({ description: "What it still keeps aside.", example: "4.00" }),
    state: z.enum(["open", "captured", "released", "expired"]),
    expiresAt: moment,
  })
  .meta({ id: "Hold" });

export type Hold = z.infer<typeof hold>;

export const holdPage = pageOf(hold).meta({ id: "HoldPage" });

export const holdsQuery = pageQuery.extend({
  account: accountId.meta({ description: "The payer’s or the payee’s account." }),
});

export type HoldsQuery = z.output<typeof holdsQuery>;

export const holdPath = z.object({ id: uuid });
