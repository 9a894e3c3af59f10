/** What a column of a file may be about. */
export const importFields = [
  "name",
  "firstName",
  "lastName",
  "organisation",
  "email",
  "phone",
  "type",
  "number",
  "note",
] as const;

export type ImportField = (typeof importFields)[number];

/** What a line says of somebody, as far as it could be read. */
export type ImportPerson = {
  name: string | null;
  email: string | null;
  /** E.164. */
  phone: string | null;
  /** The code of a member type. */
  type: string | null;
  /** The number that they had where they come from. */
  number: string | null;
  note: string | null;
};

/** Why a line cannot be taken in as it is. */
export const importFaults = [
  "name_missing",
  "name_malformed",
  "email_malformed",
  "phone_malformed",
  "type_unknown",
  "number_malformed",
  "note_malformed",
  "cells_missing",
  "twice_in_file",
  "same_name",
  "matches_several",
  "application_waiting",
  "was_refused",
  "has_left",
] as const;

export type ImportFaultCode = (typeof importFaults)[number];

/** @see importFaults; `line` is the earlier line of the file that says the same. */
export type ImportFault = { field: ImportField | null; code: ImportFaultCode; line?: number };

export type ImportFate = "create" | "update" | "present" | "refused";

/** How a file is read, and what becomes of those who are members already. */
export type ImportOptions = {
  /** What each column is about, in their order; null: nothing that is taken in. */
  columns: readonly (ImportField | null)[];
  /** The member type of a line that names none. */
  type: string;
  /** What the file calls each type. */
  types: Readonly<Record<string, string>>;
  language: "fr" | "en";
  existing: "complete" | "skip";
};
