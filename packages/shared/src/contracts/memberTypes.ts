import * as z from "zod";

import {
  accountId,
  amount,
  amountInput,
  currencyCode,
  moment,
  pageOf,
  pageQuery,
} from "#contracts/common.ts";
import { memberTypeCode } from "#contracts/members.ts";
import { line } from "#contracts/text.ts";

const name = line(60).min(1).meta({ example: "Prestataire" });
const provider = z
  .boolean()
  .meta({ description: "Listed as a provider, and may redeem a backed currency.", example: true });

/** How far accounts of a currency go below and above zero. */
const limits = <Amount extends z.ZodType>(figure: Amount) =>
  z.strictObject({
    currency: currencyCode,
    creditLimit: figure.meta({ description: "How far below zero.", example: "0.00" }),
    balanceCap: figure
      .nullable()
      .meta({ description: "How far above zero; null: no cap.", example: "3000.00" }),
  });

/** A kind of member, and the accounts that open for them on approval. */
export const memberType = z
  .object({ code: memberTypeCode, name, provider, accounts: z.array(limits(amount)) })
  .meta({ id: "MemberType" });

export type MemberType = z.infer<typeof memberType>;

const accountsRequest = z
  .array(limits(amountInput))
  .max(8)
  .refine((accounts) => new Set(accounts.map((account) => account.currency)).size === accounts.length, {
    error: "names a currency twice",
  });

export const memberTypeRequest = z
  .strictObject({ code: memberTypeCode, name, provider, accounts: accountsRequest })
  .meta({ id: "MemberTypeRequest" });

export type MemberTypeRequest = z.output<typeof memberTypeRequest>;

/** The whole type as it shall be, but its code, which never changes. */
export const memberTypeChange = memberTypeRequest.omit({ code: true }).meta({ id: "MemberTypeChange" });

export type MemberTypeChange = z.output<typeof memberTypeChange>;

/** An account of this type that has other limits than the type says, and why. */
export const otherLimits = z
  .object({
    account: accountId,
    name: z.string().nullable(),
    balance: amount,
    creditLimit: amount,
    balanceCap: amount.nullable(),
    because: z.enum(["own", "limit_crossed", "pending"]).meta({
      description:
        "`own`: set for this account; `limit_crossed`: it stands beyond the type’s limits, and follows once it no longer does; `pending`: it is about to follow.",
      example: "limit_crossed",
    }),
    reason: z.string().nullable(),
    since: moment.nullable(),
  })
  .meta({ id: "OtherLimits" });

export type OtherLimits = z.infer<typeof otherLimits>;

export const otherLimitsPage = pageOf(otherLimits).meta({ id: "OtherLimitsPage" });
export const otherLimitsQuery = pageQuery;

export type OtherLimitsQuery = z.output<typeof otherLimitsQuery>;

export const memberTypeList = z.object({ items: z.array(memberType) }).meta({ id: "MemberTypeList" });
export const memberTypePath = z.object({ code: memberTypeCode });
