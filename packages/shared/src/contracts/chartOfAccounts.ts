import * as z from "zod";

import { currencyCode, moment } from "#contracts/common.ts";
import { line } from "#contracts/text.ts";
import { parseRate } from "#journal/fec/euros.ts";
import { isSiren } from "#journal/fec/siren.ts";

/*
 * How the community’s ledger reads in French bookkeeping: accounts of the plan comptable, journals, and what each
 * currency is worth in euros. Kinds are open words: those that the ledger has, and those that it will have.
 */

const siren = z
  .string()
  .transform((text) => text.replaceAll(/\s/g, ""))
  .refine(isSiren, { error: "must be a SIREN: nine digits, the last of which checks the others" })
  .meta({ description: "The association’s number in the SIRENE register.", example: "123 456 782" });

const lastDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const yearEnd = z
  .strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) })
  .refine(({ month, day }) => day <= (lastDays[month - 1] ?? 0), {
    error: "is not a day of that month",
    path: ["day"],
  })
  .meta({
    description: "The last day of the financial year; the 29th of February is the last of that month.",
    example: { month: 12, day: 31 },
  });

const auxiliary = z.boolean().meta({
  description: "Whether each member’s account is an auxiliary account (CompAuxNum) of its own.",
  example: true,
});

const encoding = z.enum(["utf-8", "iso-8859-15"]).meta({
  description:
    "The characters of the file. The article names ISO 8859-15; accountants’ programs read UTF-8 as well.",
  example: "utf-8",
});

const openKind = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9_-]*$/, "must be a kind such as member or payment");

const label = line(100).min(1);

/** The account of the plan comptable on which accounts of one kind, in one currency, are kept. */
const account = z.strictObject({
  kind: openKind.meta({
    description:
      "`member`, `issuance`, `reserve`, `deposits`, `pot`, `dividends`, or one account alone, such as `pot-gifts`.",
    example: "member",
  }),
  number: z
    .string()
    .regex(/^[1-8]\d{2}[0-9A-Z]{0,12}$/, "must be an account of the plan comptable such as 4682")
    .meta({ description: "CompteNum: three digits at least, of classes 1 to 8.", example: "4682" }),
  label: label.meta({ description: "CompteLib.", example: "Adhérents - monnaie locale en circulation" }),
});

const journal = z.strictObject({
  kind: openKind.meta({
    description:
      "A kind of transfer (`issue`, `payment`, `capture`, `redemption`, `reversal`), `opening`, or `other` for all else.",
    example: "issue",
  }),
  code: z
    .string()
    .regex(/^[A-Z0-9]{1,8}$/, "must be one to eight capitals or digits")
    .meta({ description: "JournalCode.", example: "BQ" }),
  label: label.meta({ description: "JournalLib.", example: "Banque et émissions" }),
});

const areKindsApart = (items: readonly { kind: string }[]): boolean =>
  new Set(items.map(({ kind }) => kind)).size === items.length;
const twice = { error: "names a kind twice" };

/** Whether each number or code always has the same label: a file in which one has two is confused. */
const areLabelsOne = (named: readonly { name: string; label: string }[]): boolean =>
  new Set(named.map(({ name }) => name)).size ===
  new Set(named.map(({ name, label: said }) => `${name} ${said}`)).size;
const otherwise = { error: "gives two labels to one number or code" };

const currencyRequest = z.strictObject({
  currency: currencyCode,
  rate: z
    .string()
    .refine((text) => parseRate(text) !== null, { error: "must be a rate such as 1 or 0.08" })
    .nullable()
    .optional()
    .meta({
      description:
        "What one unit is worth in euros; null leaves the currency out of the file. Not given: 1 for euros and what they back.",
      example: "1",
    }),
  accounts: z.array(account).max(200).refine(areKindsApart, twice).default([]),
});

/** The whole chart as it shall be: what is not said is as it is for everybody. */
export const chartRequest = z
  .strictObject({
    siren: siren.nullable().default(null),
    yearEnd: yearEnd.default({ month: 12, day: 31 }),
    auxiliary: auxiliary.default(true),
    encoding: encoding.default("utf-8"),
    journals: z
      .array(journal)
      .max(40)
      .refine(areKindsApart, twice)
      .refine(
        (items) => areLabelsOne(items.map(({ code, label: said }) => ({ name: code, label: said }))),
        otherwise,
      )
      .default([]),
    currencies: z
      .array(currencyRequest)
      .max(40)
      .refine((items) => new Set(items.map(({ currency }) => currency)).size === items.length, {
        error: "names a currency twice",
      })
      .refine(
        (items) =>
          areLabelsOne(
            items.flatMap(({ accounts }) =>
              accounts.map(({ number, label: said }) => ({ name: number, label: said })),
            ),
          ),
        otherwise,
      )
      .default([]),
  })
  .meta({ id: "ChartOfAccountsRequest" });

export type ChartRequest = z.output<typeof chartRequest>;

const explanation = z.string().nullable().meta({
  description: "Why this account is the usual one; null where the community chose its own.",
  example: "What members hold is owed to them, so it stands among various creditors.",
});

/** The chart as it is applied, with what is usual filled in. */
export const chartOfAccounts = z
  .object({
    siren: z.string().nullable().meta({ example: "123456782" }),
    yearEnd,
    auxiliary,
    encoding,
    journals: z.array(journal),
    currencies: z.array(
      z.object({
        currency: currencyCode,
        kind: z.string().meta({ description: "What the currency is made from.", example: "backed" }),
        rate: z.string().nullable().meta({ description: "What one unit is worth in euros.", example: "1" }),
        state: z.enum(["included", "left_out", "rate_missing"]).meta({
          description: "The file is refused while a rate is missing: say one, or leave the currency out.",
        }),
        accounts: z.array(account.extend({ explanation })),
      }),
    ),
    updatedAt: moment.nullable().meta({ description: "When the community last said it." }),
  })
  .meta({ id: "ChartOfAccounts" });

export type ChartOfAccounts = z.infer<typeof chartOfAccounts>;
