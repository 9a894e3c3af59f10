import * as z from "zod";

import { amount, currencyCode, moment } from "#contracts/common.ts";

const count = z.int().nonnegative().meta({ example: 412 });

const gains = {
  dividends: amount.meta({ description: "Received as dividends.", example: "3650.00" }),
  melted: amount.meta({ description: "Lost to demurrage.", example: "118.20" }),
  expired: amount.meta({ description: "Lost because it was not spent in time.", example: "0.00" }),
  charged: amount.meta({
    description:
      "Paid as levies and fees, less what of them went to members, such as an association’s share.",
    example: "64.00",
  }),
  granted: amount.meta({
    description:
      "Received from pots: gifts on what was issued, and solidarity that added what was missing for a payment.",
    example: "12.50",
  }),
};

const share = (example: { accounts: number; total: string }) =>
  z.object({ accounts: count, total: amount }).meta({ example });

/** How a group of accounts fares: once as it was, once as it would have been. */
const group = {
  accounts: count.meta({ description: "How many accounts.", example: 87 }),
  change: z
    .object({
      median: amount,
      total: amount,
      gaining: share({ accounts: 61, total: "318.40" }).meta({
        description: "Accounts that would have ended with more, and how much more together.",
      }),
      losing: share({ accounts: 26, total: "-402.10" }).meta({
        description: "Accounts that would have ended with less, and how much less together: below zero.",
      }),
    })
    .meta({ description: "What they would have ended with, less what they ended with." }),
  asItWas: z.object(gains),
  asItWouldBe: z.object(gains),
};

/** One ledger as a whole over the time. */
const played = z
  .object({
    ...gains,
    mass: amount.meta({ description: "All money above zero, at the end.", example: "52310.00" }),
    averageMass: amount.meta({ description: "The same, averaged over the time.", example: "48020.00" }),
    payments: count.meta({ description: "Payments made." }),
    volume: amount.meta({ description: "What they came to.", example: "201440.00" }),
    velocity: z.string().nullable().meta({
      description: "volume ÷ averageMass, to four decimals; null without money.",
      example: "4.1949",
    }),
    refused: z
      .array(
        z.object({
          code: z.string().meta({ description: "Why.", example: "insufficient_funds" }),
          count,
          median: amount.meta({
            description: "What half of them asked for at most: a typing error weighs no more than any other.",
            example: "38.00",
          }),
        }),
      )
      .meta({ description: "Payments and holds that were refused, by reason, the most frequent first." }),
  })
  .meta({ id: "PlayedLedger" });

/** What the recorded past would have been under other policies. */
export const simulationResult = z
  .object({
    currency: currencyCode,
    from: moment.meta({ description: "Since when the proposal was tried." }),
    to: moment.meta({ description: "Until when: now." }),
    replay: z
      .object({
        transfers: count.meta({ description: "Transfers of the record that were played." }),
        accountsThatDiffer: count.meta({
          description: "Accounts that the past, played as it was, brought to another sum than the record.",
          example: 0,
        }),
        verdictsThatDiffer: count.meta({
          description: "Transfers that it accepted or refused otherwise.",
          example: 0,
        }),
        adjusted: count.meta({
          description:
            "Transfers that could not be asked again just as they were: parts of a chain that was refused, and what refers to a time before the record that was read or to what the ledger did by itself.",
          example: 0,
        }),
      })
      .meta({ description: "How true the record was played." }),
    asItWas: played,
    asItWouldBe: played,
    all: z.object(group),
    types: z
      .array(
        z.object({
          type: z
            .string()
            .meta({ description: "The member type of the accounts’ owners.", example: "provider" }),
          ...group,
        }),
      )
      .meta({ description: "By member type." }),
    deciles: z
      .array(z.object({ accounts: count, least: amount, median: amount, most: amount, total: amount }))
      .meta({
        description: "The accounts in ten parts, in the order of what they gain, those who lose most first.",
      }),
  })
  .meta({ id: "SimulationResult" });

export type SimulationResult = z.output<typeof simulationResult>;
