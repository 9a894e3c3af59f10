import * as z from "zod";

import { account } from "#contracts/accounts.ts";
import { amount, currencyCode, moment, uuid } from "#contracts/common.ts";
import { entry } from "#contracts/entries.ts";
import { paymentRequest } from "#contracts/paymentRequests.ts";
import { me } from "#contracts/sessions.ts";
import { changeKinds } from "#policies/changes.ts";

/** So many accounts are told with their entries, and no more. */
export const HOME_ACCOUNTS_MAX = 20;

/** So many requests are told; `openRequests` counts them all. */
export const HOME_REQUESTS_MAX = 5;

export const homeQuery = z.object({
  entries: z.coerce
    .number()
    .int()
    .min(0)
    .max(20)
    .default(5)
    .meta({ description: "How many entries of each account.", example: 5 }),
});

const preferred = z
  .object({
    unit: z.enum(["dividends", "euros"]),
    posted: amount,
    held: amount,
    balance: amount,
  })
  .nullable()
  .meta({
    description:
      "The figures in what the member likes amounts to be shown in, with two digits, and more where something would look like " +
      "nothing; null: in units, or the currency has no dividend, or no worth in euros.",
  });

const homeAccount = account
  .extend({
    preferred,
    countsGifts: z.boolean().meta({
      description:
        "Its currency only counts gifts (the policy `giving`): below zero more was given than received, and nothing is owed.",
      example: false,
    }),
    openRequests: z.int().meta({ description: "Requests that wait for this account to pay.", example: 1 }),
    entries: z.array(
      entry.extend({
        preferredAmount: amount.nullable().meta({
          description: "Its amount in the same, as it is worth now; null as `preferred` is.",
          example: null,
        }),
      }),
    ),
  })
  .meta({ id: "HomeAccount" });

/** What a member should know before anything else, each kind with what it is about. */
const notice = z
  .discriminatedUnion("kind", [
    z.object({
      kind: z.literal("policies_change"),
      currency: currencyCode,
      at: moment,
      changes: z.array(z.object({ policy: z.string(), change: z.enum(changeKinds), text: z.string() })),
    }),
    z.object({ kind: z.literal("membership_ends"), at: moment, renewableFrom: moment.nullable() }),
    z.object({ kind: z.literal("fee_due"), at: moment, fee: uuid, overdue: z.boolean() }),
  ])
  .meta({
    id: "Notice",
    description:
      "`policies_change`: melting begins, say, with what changes in the caller’s language; `membership_ends`: it ends then, and can be renewed from `renewableFrom` on; `fee_due`: a membership fee is to be paid by then.",
  });

export type Notice = z.infer<typeof notice>;

/** A member’s first screen. */
export const home = z
  .object({
    me,
    accounts: z.array(homeAccount).meta({
      description: `The accounts that the member may read, the longest held first; ${HOME_ACCOUNTS_MAX} at most, the others are among \`me.accounts\`.`,
    }),
    requests: z.array(paymentRequest).meta({
      description: `What the member is asked to pay, the newest first; ${HOME_REQUESTS_MAX} at most, \`me.openRequests\` counts them all.`,
    }),
    notices: z.array(notice).meta({ description: "What is soon to come, the soonest first." }),
  })
  .meta({ id: "Home" });

export type Home = z.infer<typeof home>;
export type HomeAccount = z.infer<typeof homeAccount>;
