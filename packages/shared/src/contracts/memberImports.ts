import * as z from "zod";

import { language, moment, pageOf, pageQuery, uuid } from "#contracts/common.ts";
import { memberTypeCode } from "#contracts/members.ts";
import { line } from "#contracts/text.ts";
import { importFaults, importFields } from "#import/person.ts";
import { importDelimiters } from "#import/table.ts";

const field = z.enum(importFields).meta({ example: "email" });

/** A list of members to be looked through before they are taken in. */
export const memberImportRequest = z
  .strictObject({
    id: uuid,
    fileName: line(200).min(1).meta({ example: "adherents.csv" }),
    text: z.string().min(1).max(7_000_000).meta({
      description: "The file’s text, its first line the headings.",
      example: "Nom;Mail\nAda;ada@example.org",
    }),
    delimiter: z
      .enum(importDelimiters)
      .optional()
      .meta({ description: "What separates the columns; what fits best, if it is not given.", example: ";" }),
    columns: z
      .array(field.nullable())
      .min(1)
      .max(200)
      .refine(
        (columns) =>
          columns.some(
            (one) => one === "name" || one === "lastName" || one === "organisation" || one === "firstName",
          ),
        {
          error: "needs a column with names",
        },
      )
      .meta({
        description: "What each column is about, in their order; null: it is passed over.",
        example: ["name", "email"],
      }),
    type: memberTypeCode.meta({ description: "The member type of lines that name none." }),
    types: z
      .record(z.string().max(120), memberTypeCode)
      .default({})
      .meta({
        description: "What the file calls each type; a type’s own code and name are known.",
        example: { Commerçant: "provider" },
      }),
    language: language.default("fr").meta({ description: "In which new members are written to." }),
    existing: z.enum(["complete", "skip"]).default("complete").meta({
      description: "Whether a member who is there gets what they lack; what they have is never changed.",
    }),
  })
  .meta({ id: "MemberImportRequest" });

export type MemberImportRequest = z.output<typeof memberImportRequest>;

const count = (description: string, example: number) => z.int().meta({ description, example });

export const memberImport = z
  .object({
    id: uuid,
    fileName: z.string().meta({ example: "adherents.csv" }),
    state: z
      .enum(["draft", "running", "done"])
      .meta({ description: "`draft`: nothing is done before it is confirmed.", example: "done" }),
    lines: count("Lines of the file, without its headings.", 120),
    toCreate: count("Lines that are new members.", 100),
    toUpdate: count("Lines that complete a member.", 8),
    present: count("Lines that say nothing new.", 10),
    refused: count("Lines that cannot be taken in, see each.", 2),
    created: count("New members taken in by now.", 100),
    updated: count("Members completed by now.", 8),
    failed: count("Lines that were refused only on being taken in.", 0),
    createdAt: moment,
    confirmedAt: moment.nullable(),
    closedAt: moment.nullable(),
  })
  .meta({ id: "MemberImport" });

export type MemberImport = z.infer<typeof memberImport>;

export const memberImportPage = pageOf(memberImport).meta({ id: "MemberImportPage" });
export const memberImportsQuery = pageQuery;
export type MemberImportsQuery = z.output<typeof memberImportsQuery>;

const fate = z.enum(["create", "update", "present", "refused"]).meta({ id: "ImportFate", example: "create" });

export const memberImportLine = z
  .object({
    line: count("Where it begins in the file, from 1.", 2),
    name: z.string().nullable().meta({ example: "Ada" }),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    type: z.string().nullable(),
    number: z.string().nullable().meta({ description: "Their number of before." }),
    note: z.string().nullable(),
    fate,
    faults: z.array(
      z.object({
        field: field.nullable(),
        code: z.enum(importFaults).meta({ example: "email_malformed" }),
        line: z.int().optional().meta({ description: "The earlier line that says the same." }),
      }),
    ),
    member: z
      .object({ id: uuid, number: z.int(), name: z.string() })
      .nullable()
      .meta({ description: "Whom it is about, once they are a member." }),
    verdict: z.string().nullable().meta({
      description: "`done`, or why it was refused on being taken in; null before.",
      example: "done",
    }),
  })
  .meta({ id: "MemberImportLine" });

export type MemberImportLine = z.infer<typeof memberImportLine>;

export const memberImportLinePage = pageOf(memberImportLine).meta({ id: "MemberImportLinePage" });
export const memberImportLinesQuery = pageQuery.extend({ fate: fate.optional() });
export type MemberImportLinesQuery = z.output<typeof memberImportLinesQuery>;
export const memberImportPath = z.object({ id: uuid });
