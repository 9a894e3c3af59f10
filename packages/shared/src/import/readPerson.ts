import { email } from "#contracts/common.ts";
import { memberName } from "#contracts/members.ts";
import { phone } from "#contracts/phone.ts";
import { line, prose } from "#contracts/text.ts";
import type { ImportFault, ImportField, ImportOptions, ImportPerson } from "#import/person.ts";

type Told = { person: ImportPerson; faults: ImportFault[] };

type MemberType = { code: string; name: string };

const formerNumber = line(40).min(1);
const note = prose(2000);

/** One line of text out of a cell: what spreadsheets leave at its ends, and breaks within it, become one space. */
const tidy = (cell: string): string => cell.replaceAll(/[\s\u00a0]+/g, " ").trim();

/** Reads lines of a file, each by itself: what each says of somebody, and what in it cannot be understood. */
export function personReader(
  { columns, type, types }: Pick<ImportOptions, "columns" | "type" | "types">,
  known: readonly MemberType[],
): (cells: readonly string[]) => Told {
  const places = new Map<ImportField, number[]>();
  columns.forEach((field, place) => {
    if (field !== null) places.set(field, [...(places.get(field) ?? []), place]);
  });
  const written = typeFinder(types, known);
  return (cells) => {
    const all = (field: ImportField): string[] =>
      (places.get(field) ?? []).map((place) => tidy(cells[place] ?? "")).filter((text) => text !== "");
    const faults: ImportFault[] = [];
    if (cells.length < columns.length && places.size > 0 && isCut(cells, columns))
      faults.push({ field: null, code: "cells_missing" });
    const understood = (
      field: "email" | "phone" | "number" | "note",
      text: string | undefined,
    ): string | null => {
      if (text === undefined) return null;
      const read = fields[field].safeParse(text);
      if (read.success) return read.data;
      faults.push({ field, code: `${field}_malformed` });
      return null;
    };
    const name = nameOf(all);
    if (name === "") faults.push({ field: "name", code: "name_missing" });
    else if (!memberName.safeParse(name).success) faults.push({ field: "name", code: "name_malformed" });
    const [called] = all("type");
    const found = called === undefined ? type : written(called);
    if (found === null) faults.push({ field: "type", code: "type_unknown" });
    const notes = (places.get("note") ?? [])
      .map((place) => (cells[place] ?? "").trim())
      .filter((text) => text !== "");
    const person: ImportPerson = {
      name: name === "" ? null : name.slice(0, 200),
      email: understood("email", all("email")[0]),
      phone: understood("phone", firstPhone(all("phone"))),
      type: found,
      number: understood("number", all("number")[0]),
      note: understood("note", notes.length > 0 ? notes.join("\n") : undefined),
    };
    return { person, faults };
  };
}

const fields = { email, phone, number: formerNumber, note } as const;

/** The first that can be called, or the first at all where none can. */
const firstPhone = (told: readonly string[]): string | undefined =>
  told.find((one) => phone.safeParse(one).success) ?? told[0];

/** A line that ends before a column that is taken in was cut off: what is in it may stand in the wrong places. */
const isCut = (cells: readonly string[], columns: readonly (ImportField | null)[]): boolean =>
  columns.slice(cells.length).some((field) => field !== null) && cells.length < columns.length;

/** The organisation’s name where there is one; else the whole name, or its parts. */
function nameOf(all: (field: ImportField) => string[]): string {
  const [organisation] = all("organisation");
  if (organisation !== undefined) return organisation;
  const [name] = all("name");
  return name ?? [...all("firstName"), ...all("lastName")].join(" ");
}

/** What a file calls a type, whatever the capitals: as was settled, else by its code or its name. */
function typeFinder(
  types: ImportOptions["types"],
  known: readonly MemberType[],
): (called: string) => string | null {
  const codes = new Map<string, string>();
  for (const { code, name } of known) codes.set(name.toLowerCase(), code).set(code, code);
  for (const [called, code] of Object.entries(types)) codes.set(tidy(called).toLowerCase(), code);
  return (called) => codes.get(called.toLowerCase()) ?? null;
}
