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
import { mandateSignature } from "#contracts/mandates.ts";

export const autoAcceptRequest = z
  .strictObject({
    id: uuid,
    currency: currencyCode,
    from: accountId.meta({ description: "The payer’s account, owned by whoever asks." }),
    to: accountId.meta({ description: "The payee’s account." }),
    perRequest: amountInput.meta({ description: "What one request may ask for: no more than `perMonth`." }),
    perMonth: amountInput.meta({ description: "What may be paid so in one month (UTC)." }),
    order: mandateSignature(
      "auto-accept",
      "the id, the currency, `from`, `to`, `perRequest` and `perMonth` in minor units",
    ),
  })
  .meta({ id: "AutoAcceptRequest" });

export type AutoAcceptRequest = z.output<typeof autoAcceptRequest>;

/** What a payer lets a payee be paid without being asked. */
export const autoAccept = z
  .object({
    id: uuid,
    currency: currencyCode,
    from: accountId,
    to: accountId,
    perRequest: amount,
    perMonth: amount,
    usedThisMonth: amount.meta({
      description:
        "What was paid so between these accounts in the current month (UTC), under what was agreed before too.",
    }),
    member: uuid,
    createdAt: moment,
    revokedAt: moment.nullable(),
  })
  .meta({ id: "AutoAccept" });

export type AutoAccept = z.infer<typeof autoAccept>;

export const autoAcceptPage = pageOf(autoAccept).meta({ id: "AutoAcceptPage" });

export const autoAcceptsQuery = pageQuery.extend({
  account: accountId.meta({ description: "The payer’s account." }),
});

export type AutoAcceptsQuery = z.output<typeof autoAcceptsQuery>;

export const autoAcceptPath = z.object({ id: uuid });
