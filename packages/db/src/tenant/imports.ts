import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

import type { ImportFault, ImportOptions, ImportPerson } from "@mereau/shared/import/person.ts";

/** Many members taken in from a file: looked through first, then confirmed. */
export const memberImport = sqliteTable(
  "member_import",
  {
    id: text("id").primaryKey(),
    createdBy: text("created_by").notNull(),
    createdAt: integer("created_at").notNull(),
    fileName: text("file_name").notNull(),
    /** SHA-256 of the file’s text and of how it is read: the same id stands for nothing else. */
    digest: text("digest").notNull(),
    /** The first row of the file, by which refused lines are given back. */
    header: text("header", { mode: "json" }).$type<string[]>().notNull(),
    options: text("options", { mode: "json" }).$type<ImportOptions>().notNull(),
    state: text("state", { enum: ["draft", "running", "done"] }).notNull(),
    /** How many lines there are, and of how many each was foreseen. */
    lines: integer("lines").notNull(),
    toCreate: integer("to_create").notNull(),
    toUpdate: integer("to_update").notNull(),
    present: integer("present").notNull(),
    refused: integer("refused").notNull(),
    /** What became of the lines by now; refused are also those that only the run refused. */
    created: integer("created").notNull().default(0),
    updated: integer("updated").notNull().default(0),
    failed: integer("failed").notNull().default(0),
    confirmedBy: text("confirmed_by"),
    confirmedAt: integer("confirmed_at"),
    closedAt: integer("closed_at"),
  },
  (table) => [index("member_import_draft").on(table.state, table.createdBy)],
);

/** One line of the file. What it says is forgotten once it is done: then it is the member’s. */
export const memberImportLine = sqliteTable(
  "member_import_line",
  {
    import: text("import").notNull(),
    /** Where it begins in the file, from 1. */
    line: integer("line").notNull(),
    cells: text("cells", { mode: "json" }).$type<string[]>(),
    person: text("person", { mode: "json" }).$type<ImportPerson>(),
    fate: text("fate", { enum: ["create", "update", "present", "refused"] }).notNull(),
    faults: text("faults", { mode: "json" }).$type<ImportFault[]>().notNull(),
    /** Whom it is about: of a new member, the id that they will have. */
    member: text("member"),
    /** `done`, or why the run refused it. */
    verdict: text("verdict"),
  },
  (table) => [
    primaryKey({ columns: [table.import, table.line] }),
    index("member_import_line_member").on(table.member),
  ],
);

/** The number by which a member was known where they came from. */
export const formerNumber = sqliteTable(
  "former_number",
  {
    number: text("number").primaryKey(),
    member: text("member").notNull(),
  },
  (table) => [index("former_number_member").on(table.member)],
);

/** What managers note of a member for each other. */
export const memberNote = sqliteTable(
  "member_note",
  {
    id: text("id").primaryKey(),
    member: text("member").notNull(),
    by: text("by").notNull(),
    at: integer("at").notNull(),
    text: text("text").notNull(),
  },
  (table) => [index("member_note_member").on(table.member, table.id)],
);
