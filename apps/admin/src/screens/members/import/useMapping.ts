import { useState } from "preact/hooks";

import { guessColumns, guessPreset, type ImportPreset } from "@mereau/shared/import/columns.ts";
import type { ImportField } from "@mereau/shared/import/person.ts";
import type { ChosenFile } from "#screens/members/import/readFile.ts";

const naming: readonly ImportField[] = ["name", "firstName", "lastName", "organisation"];

/** What each column of a file is about: guessed first by where the file comes from, then as somebody says. */
export function useMapping({ table: { header } }: ChosenFile) {
  const [preset, setPreset] = useState<ImportPreset>(() => guessPreset(header));
  const [columns, setColumns] = useState(() => guessColumns(header, preset));
  return {
    preset,
    columns,
    hasName: columns.some((field) => field !== null && naming.includes(field)),
    from: (next: ImportPreset) => {
      setPreset(next);
      setColumns(guessColumns(header, next));
    },
    is: (place: number, field: ImportField | null) =>
      setColumns((before) => before.map((one, index) => (index === place ? field : one))),
  };
}

/** Different words than these are not asked about one by one. */
const WORDS_MAX = 30;

const folded = (text: string): string => text.trim().toLocaleLowerCase();

/** The words in the column of types that are no type’s name or code. */
export function unknownTypes(
  { table: { rows } }: ChosenFile,
  columns: readonly (ImportField | null)[],
  types: readonly { code: string; name: string }[],
): string[] {
  const place = columns.indexOf("type");
  if (place === -1) return [];
  const known = new Set(types.flatMap(({ code, name }) => [folded(code), folded(name)]));
  const words = new Set(rows.map(({ cells }) => (cells[place] ?? "").trim()));
  return [...words].filter((word) => word !== "" && !known.has(folded(word))).slice(0, WORDS_MAX);
}
