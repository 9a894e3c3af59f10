import * as z from "zod";

import { amount, moment, pageOf, pageQuery, uuid } from "#contracts/common.ts";
import { iban } from "#contracts/bankDetails.ts";
import { csvMapping, mappingName } from "#contracts/bankMappings.ts";
import { bankLineState } from "#contracts/bankLines.ts";
import { line } from "#contracts/text.ts";
import { lineNotes } from "#banking/match.ts";

/** The longest file, in characters. */
export const STATEMENT_TEXT_MAX = 4_000_000;

const file = {
  id: uuid.meta({ description: "Made by the client before it asks; asking again with it is asking once." }),
  name: line(120).nullable().default(null).meta({ description: "Of the file.", example: "novembre.csv" }),
  text: z.string().min(1).max(STATEMENT_TEXT_MAX).meta({ description: "What the file says." }),
  dryRun: z.boolean().default(false).meta({ description: "Tell what would happen, and write nothing." }),
};

const camt053 = z.strictObject({ ...file, format: z.literal("camt053") });

const csv = z
  .strictObject({
    ...file,
    format: z.literal("csv"),
    mapping: csvMapping.optional().meta({ description: "How to read it; or else `mappingName`." }),
    mappingName: mappingName.optional().meta({ description: "A mapping that the community remembers." }),
    iban: iban.optional().meta({ description: "Whose table it is; the community’s account unless said." }),
  })
  .refine(({ mapping, mappingName: named }) => (mapping === undefined) !== (named === undefined), {
    path: ["mapping"],
    error: "is needed, or else mappingName, and not both",
  });

export const statementRequest = z
  .discriminatedUnion("format", [camt053, csv])
  .meta({ id: "BankStatementRequest" });

export type StatementRequest = z.output<typeof statementRequest>;

const count = z.int().nonnegative();

const figures = {
  ibans: z.array(z.string()).meta({ example: ["FR7630006000011234567890189"] }),
  firstDay: z.string().nullable().meta({ description: "Of its lines.", example: "2026-11-01" }),
  lastDay: z.string().nullable().meta({ example: "2026-11-30" }),
  entries: count.meta({ description: "Lines that the file has.", example: 42 }),
  skipped: count.meta({ description: "What is not booked yet, or moves nothing; left out.", example: 0 }),
  repeated: count.meta({
    description: "Lines that came twice in this file under one bank reference; counted once.",
    example: 0,
  }),
  added: count.meta({ description: "Lines that no import had brought before.", example: 12 }),
  known: count.meta({ description: "Lines that were there already, and are left as they are.", example: 30 }),
};

/** What became of the lines that an import added. */
const states = z
  .object({
    new: count,
    debit: count,
    unmatched: count,
    amount_differs: count,
    matched: count,
    issued: count,
    reversed: count,
    refused: count,
    ignored: count,
  })
  .meta({ id: "BankLineCounts", description: "How many of the added lines are in each state." });

export type LineCounts = z.infer<typeof states>;

export const bankStatement = z
  .object({
    id: uuid,
    format: z.enum(["camt053", "csv"]),
    name: z.string().nullable(),
    importedAt: moment,
    importedBy: uuid,
    ...figures,
    states,
  })
  .meta({ id: "BankStatement" });

export type BankStatement = z.infer<typeof bankStatement>;

export const bankStatementPage = pageOf(bankStatement).meta({ id: "BankStatementPage" });

/** What an import would do, at this moment. */
export const statementTrial = z
  .object({
    dryRun: z.literal(true),
    ...figures,
    states,
    lines: z
      .array(
        z.object({
          bookedOn: z.string(),
          amount,
          label: z.string(),
          counterparty: z.string().nullable(),
          state: bankLineState,
          note: z.enum(lineNotes).nullable(),
          depositReference: z.string().nullable(),
        }),
      )
      .meta({ description: "The lines that would be added." }),
  })
  .meta({ id: "BankStatementTrial" });

export type StatementTrial = z.infer<typeof statementTrial>;

export const bankStatementsQuery = pageQuery;
export type BankStatementsQuery = z.output<typeof bankStatementsQuery>;
export const bankStatementPath = z.object({ id: uuid });
