import * as z from "zod";

import { accountId, amount, amountInput, currencyCode, moment, uuid } from "#contracts/common.ts";
import { confirmExpected } from "#contracts/deposits.ts";
import { euros } from "#contracts/euros.ts";
import { category, memo, reference } from "#contracts/transfers.ts";
import { counter } from "#contracts/tills.ts";
import { pot } from "#contracts/pots.ts";
import { demurrageSettings } from "#policies/demurrage/settings.ts";
import { tickSpan } from "#policies/parts.ts";
import { SCALE_MAX } from "#money/bounds.ts";
import { line } from "#contracts/text.ts";

const kind = z
  .enum(["backed", "mutual", "dividend", "prepaid", "reserve"])
  .meta({ description: "What the currency is made from.", example: "backed" });

const name = line(60).min(1).meta({ example: "Miel" });
const symbol = line(8).min(1).meta({ example: "ᴍ" });
const scale = z
  .int()
  .min(0)
  .max(SCALE_MAX)
  .meta({ description: "Digits after the decimal point.", example: 2 });
const backing = currencyCode
  .nullable()
  .meta({ description: "The reserve currency behind a backed one.", example: "EUR" });

export const currency = z
  .object({
    code: currencyCode,
    name,
    symbol,
    scale,
    kind,
    backing,
    signatureFrom: amount
      .nullable()
      .meta({ description: "From this amount on a payment must be signed; null: never.", example: null }),
  })
  .meta({ id: "Currency" });

export type Currency = z.infer<typeof currency>;

export const currencyList = z.object({ items: z.array(currency) }).meta({ id: "CurrencyList" });

const nextTickAt = moment.nullable().meta({ description: "When it next comes about." });

const currencyDividend = z
  .object({
    amount: amount.meta({ description: "For each member at a tick, as it stands.", example: "10.00" }),
    tick: tickSpan,
    nextTickAt,
    reevaluateAt: moment
      .nullable()
      .meta({ description: "When its amount next follows the money mass; null: never, or not known yet." }),
    members: z.int().meta({ description: "Accounts that receive it.", example: 87 }),
  })
  .meta({ id: "CurrencyDividend" });

const currencyMelting = demurrageSettings
  .pick({ rate: true, per: true, byType: true, tick: true })
  .extend({
    floor: amount.meta({ description: "The part of a balance that never melts.", example: "20.00" }),
    nextTickAt,
    destination: pot.nullable().meta({ description: "Where it goes; null: it disappears." }),
  })
  .meta({ id: "CurrencyMelting" });

/** A currency with the figures that anybody may check. */
export const currencyFigures = currency
  .extend({
    circulation: amount.meta({
      description: "What was issued and not given back; in mutual credit, all that stands above zero.",
      example: "52310.00",
    }),
    reserve: amount.nullable().meta({ description: "The money kept behind it.", example: "52310.00" }),
    backingRatio: z
      .string()
      .nullable()
      .meta({ description: "reserve ÷ circulation, to four decimals, rounded down.", example: "1.0000" }),
    dividend: currencyDividend
      .nullable()
      .meta({ description: "What every recognised member receives; null: there is none." }),
    melting: currencyMelting.nullable().meta({ description: "What lies idle loses; null: nothing." }),
    euroWorth: z
      .object({ amount, euros })
      .nullable()
      .meta({
        description: "So much of it is worth so many euros; null: nothing says so.",
        example: { amount: "1.00", euros: "1.00" },
      }),
    at: moment,
    head: z
      .object({ seq: z.int(), hash: z.string() })
      .nullable()
      .meta({ description: "The last batch of the ledger that these figures include." }),
  })
  .meta({ id: "CurrencyFigures" });

export type CurrencyFigures = z.infer<typeof currencyFigures>;

export const currencyRequest = z
  .strictObject({
    code: currencyCode,
    name,
    symbol,
    scale,
    kind,
    backing: backing.default(null),
    signatureFrom: amountInput.nullable().default(null),
  })
  .meta({ id: "CurrencyRequest" });

export type CurrencyRequest = z.output<typeof currencyRequest>;

export const issueRequest = z
  .strictObject({
    id: uuid,
    to: accountId,
    amount: amountInput,
    reference: reference.meta({
      description:
        "The deposit it answers to. May be left out, save where the currency is backed: without it an issue is refused there, 422 `invalid_input` on this field. The reference of an announced deposit settles that deposit, once; free text may come again.",
    }),
    confirmExpected,
    counter: counter.nullable().default(null).meta({
      description:
        "Where the euros are taken at the counter: the till and the means of payment. It is then a movement of that till, once however often it is asked; without a `reference` it has one of its own. null: they came in another way.",
      example: null,
    }),
    memo,
    category,
  })
  .meta({ id: "IssueRequest" });

export type IssueRequest = z.output<typeof issueRequest>;

export const redemptionRequest = z
  .strictObject({
    id: uuid,
    from: accountId,
    amount: amountInput,
    reference,
    memo,
    category,
    beneficiary: accountId.nullable().default(null).meta({
      description:
        "The association that receives its part of the fees, where the policies give it one; null: the one that the account’s owner sponsors.",
    }),
  })
  .meta({ id: "RedemptionRequest" });

export type RedemptionRequest = z.output<typeof redemptionRequest>;

export const thresholdRequest = z
  .strictObject({ signatureFrom: amountInput.nullable() })
  .meta({ id: "SignatureThresholdRequest" });

export const currencyPath = z.object({ code: currencyCode });
