import * as z from "zod";

import { accountId, amountInput, currencyCode, moment, uuid } from "#contracts/common.ts";
import { category, memo, reference } from "#contracts/transfers.ts";
import { line } from "#contracts/text.ts";

/** A month of a lively community fits in one call. */
const MOMENTS_MAX = 1_000;
const COMMANDS_MAX = 1_000;

const asked = {
  id: uuid,
  currency: currencyCode,
  actor: uuid.meta({ description: "The member who acted." }),
  onBehalfOf: uuid.nullable().default(null),
};
const described = { memo, category, reference };

/** One thing that happened. Amounts are decimals of `currency`, which is named even where a hold implies it. */
export const historyItem = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("open_account"),
      account: accountId,
      currency: currencyCode,
      creditLimit: amountInput,
      balanceCap: amountInput.nullable(),
      type: z.string().max(30).default("").meta({ description: "The member type of its owner." }),
    }),
    z.strictObject({
      kind: z.literal("set_standing"),
      account: accountId,
      currency: currencyCode,
      type: z.string().max(30),
      receives: z.boolean().meta({ description: "Whether it receives the dividend." }),
    }),
    z.strictObject({
      kind: z.literal("payment"),
      ...asked,
      from: accountId,
      to: accountId,
      amount: amountInput,
      ...described,
    }),
    z.strictObject({ kind: z.literal("issue"), ...asked, to: accountId, amount: amountInput, ...described }),
    z.strictObject({
      kind: z.literal("redemption"),
      ...asked,
      from: accountId,
      amount: amountInput,
      ...described,
    }),
    z.strictObject({
      kind: z.literal("hold"),
      ...asked,
      from: accountId,
      to: accountId,
      amount: amountInput,
      expiresAt: moment,
      ...described,
    }),
    z.strictObject({
      kind: z.literal("capture"),
      ...asked,
      hold: uuid,
      amount: amountInput.nullable(),
      ...described,
    }),
    z.strictObject({ kind: z.literal("release"), ...asked, hold: uuid }),
    z.strictObject({
      kind: z.literal("reversal"),
      ...asked,
      transfer: uuid,
      reason: line(280).min(1),
    }),
  ])
  .meta({ id: "HistoryItem" });

export type HistoryItem = z.output<typeof historyItem>;

/** What happened at one moment: it goes together, in this order. */
export const historyMoment = z.strictObject({
  at: moment,
  items: z.array(historyItem).min(1).max(COMMANDS_MAX),
});

/**
 * The past of a community that was made for show: what happened, moment by moment, since when members are there, and who
 * vouched for whom.
 */
export const historyRequest = z
  .strictObject({
    moments: z
      .array(historyMoment)
      .max(MOMENTS_MAX)
      .default([])
      .refine(
        (moments) => moments.every(({ at }, index) => index === 0 || at > (moments[index - 1]?.at ?? 0)),
        {
          error: "must be in the order of time",
        },
      ),
    members: z
      .array(z.strictObject({ member: uuid, since: moment }))
      .max(COMMANDS_MAX)
      .default([]),
    certifications: z
      .array(z.strictObject({ id: uuid, certifier: uuid, certified: uuid, at: moment }))
      .max(COMMANDS_MAX)
      .default([])
      .meta({ description: "Who vouched for whom, by member id." }),
  })
  .meta({ id: "HistoryRequest" });

export type HistoryRequest = z.output<typeof historyRequest>;

/** What came of it. The same history played again comes to the same, and changes nothing. */
export const historyAnswer = z
  .object({ moments: z.int(), accepted: z.int(), refused: z.int(), dated: z.int(), certified: z.int() })
  .meta({ id: "HistoryAnswer" });

export type HistoryAnswer = z.infer<typeof historyAnswer>;
