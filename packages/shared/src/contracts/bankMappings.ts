import * as z from "zod";

import { dateFormats } from "#banking/day.ts";
import { line } from "#contracts/text.ts";

/** A column of a bank’s table: its name in the header, in capitals or not, or its place from 1. */
const column = z.union([line(80).min(1), z.int().min(1).max(100)]);

const maybe = (description: string) => column.nullable().default(null).meta({ description });

/** How a bank writes its statement as a table. The text is decoded already: which characters it has is known. */
export const csvMapping = z
  .strictObject({
    separator: z.enum([";", ",", "\t", "|"]).meta({ description: "Between columns.", example: ";" }),
    decimal: z.enum([",", "."]).meta({ description: "Before the cents.", example: "," }),
    dateFormat: z.enum(dateFormats).meta({ example: "dd/mm/yyyy" }),
    skipRows: z.int().min(0).max(100).default(0).meta({ description: "Rows before the table.", example: 0 }),
    skipLastRows: z.int().min(0).max(20).default(0).meta({ description: "Rows after it.", example: 0 }),
    header: z.boolean().default(true).meta({ description: "Whether its first row names the columns." }),
    date: column.meta({ description: "The booking date.", example: "Date" }),
    amount: maybe("The amount with its sign; or else `debit` and `credit`."),
    debit: maybe("What went out, with or without its sign."),
    credit: maybe("What came in."),
    label: z
      .array(column)
      .min(1)
      .max(6)
      .meta({ description: "The texts of the line.", example: ["Libellé", "Détail"] }),
    reference: maybe("What the payer gave as a reference."),
    counterparty: maybe("Who paid, or was paid."),
    bankReference: maybe(
      "The bank’s own reference. Only where it gives each line another one: lines of one day with the same reference and amount count once.",
    ),
  })
  .refine(
    ({ amount, debit, credit }) => (amount === null ? debit !== null && credit !== null : !debit && !credit),
    { path: ["amount"], error: "is one column, or else debit and credit are two" },
  )
  .refine(
    ({ header, date, amount, debit, credit, label, reference, counterparty, bankReference }) =>
      header ||
      [date, amount, debit, credit, ...label, reference, counterparty, bankReference].every(
        (one) => typeof one !== "string",
      ),
    { path: ["header"], error: "is needed where columns have names" },
  )
  .meta({ id: "CsvMapping" });

export type CsvMapping = z.output<typeof csvMapping>;
export type CsvColumn = z.output<typeof column>;

export const mappingName = line(60).min(1).meta({ example: "Crédit coopératif" });

/** The ways of reading that a community remembers, each under its name. */
export const bankMappings = z
  .strictObject({
    items: z
      .array(z.strictObject({ name: mappingName, mapping: csvMapping }))
      .max(20)
      .refine((items) => new Set(items.map(({ name }) => name)).size === items.length, {
        error: "gives two the same name",
      }),
  })
  .meta({ id: "BankMappings" });

export type BankMappings = z.output<typeof bankMappings>;
