import * as z from "zod";

import {
  accountId,
  amount,
  amountInput,
  currencyCode,
  moment,
  pageOf,
  pageQuery,
  unit,
  uuid,
} from "#contracts/common.ts";
import { memberReferencePattern } from "#contracts/patterns.ts";
import { line } from "#contracts/text.ts";
import { creditStages } from "#policies/creditLadder/stage.ts";
import { holderRoles } from "#membership/roles.ts";

export const accountStatus = z
  .enum(["open", "suspended", "closed"])
  .meta({ description: "`suspended` only receives; `closed` does neither.", example: "open" });

export const accountName = line(80)
  .min(1)
  .meta({ description: "What the payer sees.", example: "Boulangerie du Four" });

export const holderRole = z.enum(holderRoles).meta({
  id: "HolderRole",
  description:
    "An operator spends within limits; a viewer only reads; a cashier stands at the till: asks for payments, sees today’s takings, gives back within limits, and sees no balance.",
  example: "owner",
});

const cap = amount
  .nullable()
  .meta({ description: "How far above zero the account may go; null: no cap.", example: "3000.00" });

/** How far an account of mutual credit uses its credit limit. */
export const creditStage = z.enum(creditStages).meta({
  id: "CreditStage",
  description:
    "`warned`: its holders see it; `visible`: others see it too, and can help by buying; `blocked`: it sells, but goes no deeper.",
  example: "fine",
});

export const credit = z
  .object({
    stage: creditStage,
    used: z.int().meta({ description: "How much of the credit limit is used, in percent.", example: 40 }),
    belowZeroSince: moment
      .nullable()
      .meta({ description: "Since when it has been below zero without a break; null: it is not." }),
  })
  .meta({ id: "Credit" });

export type AccountCredit = z.infer<typeof credit>;

const limitsReason = line(200).min(1).meta({
  description: "Why this account has limits of its own.",
  example: "Season of seeds",
});

/** What has come in and melted since the last entry, and is posted as soon as anything touches the account. */
export const unsettled = z
  .object({
    dividend: amount.meta({ example: "30.00" }),
    melted: amount.meta({ example: "1.02" }),
  })
  .meta({ id: "Unsettled" });

/** An account as it stands. */
export const account = z
  .object({
    id: accountId,
    currency: currencyCode,
    kind: z.enum(["member", "pot", "issuance", "reserve", "deposits", "dividends"]),
    name: z.string().nullable(),
    status: accountStatus,
    unit,
    posted: amount.meta({
      description: "The sum of its entries, and of what is not settled yet.",
      example: "120.00",
    }),
    held: amount.meta({ description: "What open holds keep aside.", example: "20.00" }),
    balance: amount.meta({ description: "posted − held.", example: "100.00" }),
    creditLimit: amount.meta({ description: "How far below zero the balance may go.", example: "0.00" }),
    balanceCap: cap,
    ownLimits: z
      .object({ since: moment, reason: z.string().nullable() })
      .nullable()
      .meta({ description: "Its limits were set for itself; null: they follow the member’s type." }),
    credit: credit.nullable().meta({ description: "For members’ accounts of mutual credit; else null." }),
    unsettled: unsettled
      .nullable()
      .meta({ description: "The part of `posted` that has no entry yet; null: none." }),
    role: holderRole.nullable().meta({ description: "The caller’s own role on it." }),
  })
  .meta({ id: "Account" });

export type Account = z.infer<typeof account>;

export const accountPage = pageOf(account).meta({ id: "AccountPage" });

export const holder = z
  .object({
    member: uuid,
    number: z.int().meta({ example: 1042 }),
    name: z.string(),
    role: holderRole,
    perTransfer: amount.nullable().meta({ description: "At most in one transfer; null: no limit." }),
    perDay: amount.nullable().meta({
      description:
        "At most in one UTC day; null: no limit. For a cashier both are limits of what they give back, and both null is nothing.",
    }),
    since: moment,
  })
  .meta({ id: "Holder" });

export type Holder = z.infer<typeof holder>;

export const accountWithHolders = account
  .extend({ holders: z.array(holder) })
  .meta({ id: "AccountWithHolders" });

export type AccountWithHolders = z.infer<typeof accountWithHolders>;

export const accountsQuery = pageQuery.extend({
  all: z.stringbool().default(false).meta({
    type: "boolean",
    description: "Every account of the community, for its managers.",
    example: false,
  }),
  member: uuid.optional().meta({ description: "The accounts of this member, for the managers." }),
  currency: currencyCode.optional(),
  unit: unit.default("currency").meta({
    description: "`dividend`: in dividends, where the currency has any; each account tells its `unit`.",
  }),
});

export type AccountsQuery = z.output<typeof accountsQuery>;

/** A further account of a member. Its id follows from the member’s number: asking twice opens one. */
export const accountRequest = z
  .strictObject({
    member: uuid,
    currency: currencyCode,
    ordinal: z
      .int()
      .min(1)
      .max(99)
      .meta({ description: "1 is `MIEL:1042`, 2 is `MIEL:1042-2`, and so on.", example: 2 }),
    name: accountName.optional(),
    creditLimit: amountInput
      .optional()
      .meta({ description: "If not given, as the member’s type says; else 0." }),
    balanceCap: amountInput
      .nullable()
      .optional()
      .meta({ description: "If not given, as the member’s type says; else none." }),
  })
  .meta({ id: "AccountRequest" });

export type AccountRequest = z.output<typeof accountRequest>;

export const limitsRequest = z
  .strictObject({
    creditLimit: amountInput.meta({
      description: "How far below zero the balance may go.",
      example: "100.00",
    }),
    balanceCap: amountInput
      .nullable()
      .meta({ description: "How far above zero; null: no cap.", example: "3000.00" }),
    reason: limitsReason,
  })
  .meta({ id: "LimitsRequest" });

export type LimitsRequest = z.output<typeof limitsRequest>;

export const statusRequest = z.strictObject({ status: accountStatus }).meta({ id: "AccountStatusRequest" });
export const nameRequest = z.strictObject({ name: accountName }).meta({ id: "AccountNameRequest" });

export const holderRequest = z
  .strictObject({
    role: holderRole,
    perTransfer: amountInput.nullable().default(null),
    perDay: amountInput.nullable().default(null),
  })
  .refine(
    ({ role, perTransfer, perDay }) =>
      role === "operator" || role === "cashier" || (perTransfer === null && perDay === null),
    { path: ["role"], error: "only an operator or a cashier has limits" },
  )
  .meta({ id: "HolderRequest" });

export type HolderRequest = z.output<typeof holderRequest>;

export const accountPath = z.object({ id: accountId });

export const accountQuery = z.object({ unit: unit.default("currency") });

/** A member as people know each other, by number, or as programs do, by id. */
const memberReference = z.string().regex(memberReferencePattern, "must be a member number or an id").meta({
  description: "A member, by number or by id.",
  example: "1030",
});

export const holderPath = z.object({ id: accountId, member: memberReference });
