import { decodeFile } from "@mereau/shared/import/decode.ts";
import {
  IMPORT_LINES_MAX,
  type ImportDelimiter,
  type ImportTable,
  readImportTable,
} from "@mereau/shared/import/table.ts";

/** A file that was chosen, as text and as a table. */
export type ChosenFile = { name: string; text: string; table: ImportTable };

/** Why a file cannot be looked at. */
type FileFault = "tooLarge" | "noLine" | "tooMany";

/** Letters that the API takes at once. */
const TEXT_MAX = 7_000_000;

/** Reads a table anew with what separates its columns; nothing given: what fits best. */
export function readTable(name: string, text: string, delimiter?: ImportDelimiter): ChosenFile | FileFault {
  if (text.length > TEXT_MAX) return "tooLarge";
  const table = readImportTable(text, delimiter);
  if (table.rows.length === 0) return "noLine";
  return table.rows.length > IMPORT_LINES_MAX ? "tooMany" : { name, text, table };
}

/** Reads a file that was chosen on this device, whatever its encoding. */
export async function readFile(file: File): Promise<ChosenFile | FileFault> {
  // Two bytes for a letter at most, in what spreadsheets write
  if (file.size > 2 * TEXT_MAX) return "tooLarge";
  const { text } = decodeFile(new Uint8Array(await file.arrayBuffer()));
  return readTable(file.name.slice(0, 200), text);
}
