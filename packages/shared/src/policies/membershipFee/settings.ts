import * as z from "zod";

import { amountInput, currencyCode, plainDate, potId } from "#contracts/common.ts";
import { line } from "#contracts/text.ts";
import { accountType } from "#policies/parts.ts";

const days = (most: number) => z.int().min(0).max(most);

const reminder = z.strictObject({
  afterDays: days(365).meta({ description: "Days after the fee fell due; 0: at once.", example: 15 }),
  message: z
    .strictObject({ fr: line(500).min(1), en: line(500).min(1) })
    .nullable()
    .default(null)
    .meta({ description: "A sentence of the community’s own, in each language." }),
});

const unpaid = z.strictObject({
  leadsTo: z.enum(["nothing", "suspend"]).meta({
    description: "`nothing`: it stays owed; `suspend`: the member is suspended.",
    example: "suspend",
  }),
  afterDays: days(730).meta({ description: "Days after the fee fell due.", example: 90 }),
  noticeDays: days(90).meta({ description: "So many days before, a last notice is sent.", example: 15 }),
});

export const membershipFeeSettings = z
  .strictObject({
    active: z.boolean().default(true).meta({ description: "Whether fees are asked at all." }),
    since: plainDate.meta({ description: "The first day for which fees are asked.", example: "2027-01-01" }),
    period: z.enum(["calendar_year", "from_joining"]).meta({
      description: "Years from January, or from the day on which each member joined.",
      example: "calendar_year",
    }),
    currency: currencyCode.default("EUR").meta({
      description: "What amounts are in: `EUR`, paid at the desk or by bank, or a currency of the community.",
      example: "EUR",
    }),
    pot: potId.nullable().default(null).meta({
      description:
        "Where what is paid from an account goes; in euros, a pot of a currency that euros back. Null: nothing is paid from accounts.",
      example: "MIEL:pot-fees",
    }),
    amount: amountInput.meta({ description: "A year’s fee; 0: none.", example: "10" }),
    byType: z
      .record(accountType, amountInput)
      .default({})
      .meta({ description: "Another fee for members of a type; 0: none.", example: { provider: "50" } }),
    minimum: amountInput.nullable().default(null).meta({
      description: "With it the price is free: the amount is a proposal, and this the least.",
      example: "2",
    }),
    newcomers: z.enum(["whole", "by_month"]).default("whole").meta({
      description: "What is asked for a year that began already: all, or a twelfth for each month left.",
      example: "by_month",
    }),
    graceDays: days(365)
      .default(30)
      .meta({ description: "Days after which an unpaid fee is overdue.", example: 30 }),
    reminders: z
      .array(reminder)
      .max(8)
      .default([0, 15, 45].map((afterDays) => ({ afterDays, message: null }))),
    unpaid: unpaid
      .nullable()
      .default(null)
      .meta({ description: "What an unpaid fee leads to; null: nothing." }),
  })
  .meta({ id: "MembershipFeeSettings" });

export type MembershipFeeSettings = z.output<typeof membershipFeeSettings>;

/** What holds where nothing was ever settled: no fee is asked. */
export const firstFeeSettings: MembershipFeeSettings = membershipFeeSettings.parse({
  active: false,
  since: "1970-01-01",
  period: "calendar_year",
  amount: "0",
});
