import * as z from "zod";

import { accountId, amount, currencyCode, moment, slug, uuid } from "#contracts/common.ts";

const moved = z.object({
  transfer: uuid,
  currency: currencyCode,
  amount,
  from: accountId,
  to: accountId,
  memo: z.string().nullable(),
  reference: z.string().nullable(),
  at: moment,
});

const ofMember = z.object({ member: uuid });

const said = <Type extends string, Data extends z.ZodType>(type: Type, data: Data) =>
  z.object({
    version: z.literal(1).meta({ description: "Of this form; fields may be added to it." }),
    type: z.literal(type),
    timestamp: z.iso.datetime().meta({ description: "When it happened." }),
    community: z.object({ id: uuid, slug }),
    data,
  });

/** What a program is posted, by its `type`. It carries ids, and no names: what else there is to know is asked of the API. */
export const webhookMessage = z
  .discriminatedUnion("type", [
    said("payment.made", moved),
    said("payment.reversed", moved.extend({ reverses: uuid })),
    said("money.issued", moved),
    said("money.redeemed", moved),
    said("redemption.wired", z.object({ transfer: uuid })),
    said("member.applied", ofMember),
    said("member.approved", ofMember),
    said("member.refused", ofMember),
    said("member.suspended", ofMember),
    said("member.reactivated", ofMember),
    said("member.left", ofMember),
    said("membership_fee.paid", z.object({ fee: uuid, transfer: uuid.nullable() })),
    said("policies.changed", z.object({ currency: currencyCode })),
    said("settings.changed", z.object({ setting: z.string() })),
    said("endpoint.test", z.object({ endpoint: uuid })),
  ])
  .meta({ id: "WebhookMessage" });
