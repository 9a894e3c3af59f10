import * as z from "zod";

import { accountId, amount, currencyCode, moment, uuid } from "#contracts/common.ts";
import { prose } from "#contracts/text.ts";

/** What stays once somebody has left, since the law or the accounts of others ask for it. */
const kept = z.array(z.enum(["entries", "invoices", "receipts", "acceptances", "audit"])).meta({
  description:
    "What stays, under the label: entries of the accounts, invoices and receipts (ten years), the documents that were accepted, and who did what for the community.",
  example: ["entries", "invoices", "receipts", "acceptances", "audit"],
});

const label = z.string().meta({
  description: "What takes the place of the member’s name, in the first language of the community.",
  example: "Former member no. 1042",
});

export const leavingObstacle = z
  .object({
    code: z.enum(["leaving_balance", "leaving_debt", "leaving_holds", "last_admin"]),
    account: accountId.nullable(),
    amount: amount.nullable(),
  })
  .meta({
    id: "LeavingObstacle",
    description: "What must be settled first; the code is that of the refusal.",
  });

export const leavingAccount = z
  .object({
    id: accountId,
    name: z.string(),
    currency: currencyCode,
    balance: amount.meta({ description: "Posted, with what is not settled yet." }),
    held: amount,
    becomes: z.enum(["closed", "handed_on", "given_up"]).meta({
      description:
        "`closed`: the member alone owns it. `handed_on`: its other owners keep it. `given_up`: it is another’s, and the member could use or see it.",
    }),
    others: z
      .int()
      .meta({ description: "So many other members use or see it, and lose that when it is closed." }),
  })
  .meta({ id: "LeavingAccount" });

const count = z.int().nonnegative();

export const leavingNotice = z
  .object({
    confirmation: z.string().meta({ description: "The code that confirms it, for a quarter of an hour." }),
    expiresAt: moment,
    label,
    accounts: z.array(leavingAccount),
    obstacles: z.array(leavingObstacle).meta({
      description:
        "While there are any, leaving is refused. A balance can be given away with the confirmation.",
    }),
    ends: z.object({
      standingOrders: count,
      batchPayments: count,
      paymentRequests: count,
      autoAccepts: count,
      deposits: count,
      taskClaims: count,
      sessions: count,
      deviceKeys: count,
      passkeys: count,
      apiKeys: count,
    }),
    unpaid: z.object({
      membershipFees: count,
      invoicesToPay: count,
      invoicesToBePaid: count,
    }),
    kept,
  })
  .meta({ id: "LeavingNotice", description: "What leaving would do. Nothing has changed yet." });

export const leavingConfirmation = z
  .strictObject({
    id: uuid.meta({ description: "Made by whoever asks: asked again, a balance is given away once." }),
    confirmation: z.string().min(1).max(400),
    giveTo: z
      .array(accountId)
      .max(8)
      .default([])
      .meta({
        description: "To whom balances go, one account a currency: a pot, or a member’s.",
        example: ["MIEL:pot-commons"],
      }),
  })
  .meta({ id: "LeavingConfirmation" });

/** A manager does it for a member who asks on paper: the reason stands in the audit. */
export const leavingOnPaper = leavingConfirmation
  .safeExtend({ reason: prose(500).min(1).meta({ example: "Letter of 3 March" }) })
  .meta({ id: "LeavingOnPaper" });

export const departure = z
  .object({
    member: uuid,
    number: z.int().meta({ example: 1042 }),
    name: label,
    leftAt: moment,
    closed: z.array(accountId),
    kept,
  })
  .meta({ id: "Departure", description: "A member who has left." });

export type Departure = z.infer<typeof departure>;
export type LeavingAccount = z.infer<typeof leavingAccount>;
export type LeavingConfirmation = z.output<typeof leavingConfirmation>;
export type LeavingNotice = z.infer<typeof leavingNotice>;
export type LeavingObstacle = z.infer<typeof leavingObstacle>;
