import { existsSync } from "node:fs";

import type { Reader } from "@mereau/db/ledger/verify/batches.ts";
import { type Engine, openEngine } from "@mereau/db/server/engine.ts";
import * as z from "zod";

import { NothingToVerify } from "./source.ts";

const rows = z.array(
  z.array(z.union([z.string(), z.number(), z.null(), z.instanceof(Uint8Array).transform(() => null)])),
);

/** Opens a database file that may be in use by its server at the same time. */
export function openFile(path: string): Engine {
  if (!existsSync(path))
    throw new NothingToVerify(
      `There is no database at ${path}. Is the data in another folder? Say which with --data DIR.`,
    );
  try {
    return openEngine(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new NothingToVerify(`The database ${path} cannot be opened: ${reason}.`);
  }
}

/** Reads from an open database file. */
export const fileReader =
  (engine: Engine): Reader =>
  async (sql, args = []) =>
    rows.parse(engine.prepare(sql).raw().all(args));
