import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";

import { isSiren } from "@mereau/shared/journal/fec/siren.ts";
import { type FecReport, FecReader } from "@mereau/shared/journal/fec/validate/validate.ts";

import { NothingToVerify } from "./source.ts";

export type CheckedFec = FecReport & {
  encoding: "utf-8" | "iso-8859-15";
  /** What is not as the administration wants it, though the écritures do not suffer from it. */
  remarks: string[];
};

/** Whether every byte of a file belongs to UTF-8. */
async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** The lines of a file, without their ends; nothing after the last end. */
async function* linesOf(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let rest = "";
  for await (const chunk of createReadStream(path)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield line.replace(/\r$/, "");
  }
  if (rest !== "") yield rest;
}

function remarksOn(name: string, days: FecReport["days"]): string[] {
  const [, siren = "", closes = ""] = /^(\d{9})FEC(\d{8})\.txt$/i.exec(name) ?? [];
  if (siren === "") return [`its name is not <SIREN>FEC<AAAAMMJJ>.txt, which the administration asks for`];
  const late = days !== null && days.last > closes;
  return [
    ...(isSiren(siren) ? [] : [`the SIREN of its name, ${siren}, is none`]),
    ...(late ? [`it has écritures after ${closes}, the day its name says the year ends`] : []),
  ];
}

/** Goes through a *Fichier des écritures comptables*, whoever wrote it. Throws `NothingToVerify`. */
export async function checkFecFile(path: string): Promise<CheckedFec> {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new NothingToVerify(`There is no file ${path}.`);
  const encoding = (await isUtf8(path)) ? "utf-8" : "iso-8859-15";
  const reader = new FecReader();
  for await (const line of linesOf(path, encoding)) reader.read(line);
  const report = reader.end();
  return { ...report, encoding, remarks: remarksOn(basename(path), report.days) };
}
