import { createReadStream, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";

import { type Engine, type EngineStatement, openEngine } from "@mereau/db/server/engine.ts";
import { tenantMigrations } from "@mereau/db/tenant/migrations.ts";
import { EXPORT_FORMAT, EXPORT_VERSION, ExportReader } from "@mereau/shared/export/lines.ts";
import * as z from "zod";

import { fileReader } from "./databaseFile.ts";
import { type LedgerSource, NothingToVerify } from "./source.ts";

const header = z.object({
  format: z.literal(EXPORT_FORMAT),
  version: z.literal(EXPORT_VERSION),
  community: z.object({ id: z.string(), name: z.string(), publicKey: z.string() }),
});
const tableRow = z.object({
  table: z.string().regex(/^[a-z_]+$/),
  row: z.record(z.string().regex(/^[a-z_]+$/), z.union([z.string(), z.number(), z.null()])),
});
const footer = z.object({ end: z.literal(true), head: z.number(), rows: z.record(z.string(), z.number()) });

type Fault = LedgerSource["faults"][number];

/** The triggers that the migrations make. */
const madeTriggers = (): string[] =>
  tenantMigrations.flatMap(({ statements }) =>
    statements.flatMap((statement) => /^CREATE TRIGGER `(\w+)`/.exec(statement)?.[1] ?? []),
  );

function emptyDatabase(path: string): Engine {
  const engine = openEngine(path);
  for (const migration of tenantMigrations)
    for (const statement of migration.statements) engine.exec(statement);
  // What triggers add to a row is among the rows already
  for (const trigger of madeTriggers()) engine.exec(`DROP TRIGGER IF EXISTS "${trigger}"`);
  // The ledger's CHECKs would refuse the very rows that are to be reported
  engine.exec("PRAGMA ignore_check_constraints = ON");
  return engine;
}

/** Puts the rows of an export into a database, and counts what it put there. */
class Loader {
  readonly rows: Record<string, number> = {};
  readonly #engine: Engine;
  readonly #inserts = new Map<string, EngineStatement>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Gives what is wrong with a row that does not fit, or null. */
  load(value: unknown): string | null {
    const parsed = tableRow.safeParse(value);
    if (!parsed.success) return "it is neither a row nor the end";
    const { table, row } = parsed.data;
    this.rows[table] = (this.rows[table] ?? 0) + 1;
    const columns = Object.keys(row);
    try {
      this.#insert(table, columns).run(Object.values(row));
      return null;
    } catch (error) {
      return `it does not fit table ${table}: ${error instanceof Error ? error.message : String(error)}`;
    }
  }

  #insert(table: string, columns: readonly string[]): EngineStatement {
    const places = columns.map(() => "?").join(", ");
    const sql = `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${places})`;
    const insert = this.#inserts.get(sql) ?? this.#engine.prepare(sql);
    this.#inserts.set(sql, insert);
    return insert;
  }
}

function compareCounts(stated: Record<string, number>, counted: Record<string, number>): Fault[] {
  const tables = Object.keys(stated).filter((table) => stated[table] !== (counted[table] ?? 0));
  return tables.map((table) => ({
    where: "the last line",
    what: `it promises ${stated[table]} rows of ${table}; there are ${counted[table] ?? 0}`,
  }));
}

async function loadLines(path: string, engine: Engine) {
  const faults: Fault[] = [];
  const loader = new Loader(engine);
  const reader = new ExportReader();
  const file = createReadStream(path);
  const input = path.endsWith(".gz") ? file.pipe(createGunzip()) : file;
  let number = 0;
  let first: unknown;
  let head: number | null = null;
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    const where = `line ${number}`;
    const line = await reader.next(text);
    if (!line.ok) faults.push({ where, what: "it is not as it was written" });
    else if (number === 1) first = line.value;
    else {
      const end = footer.safeParse(line.value);
      const what = end.success ? null : loader.load(line.value);
      if (what !== null) faults.push({ where, what });
      if (end.success) faults.push(...compareCounts(end.data.rows, loader.rows));
      head ??= end.success ? end.data.head : null;
    }
  }
  if (head === null) faults.push({ where: "the file", what: "its last line is missing: it is not whole" });
  return { faults, first, isAtRest: head === null || head === (loader.rows["batch"] ?? 0) };
}

/**
 * An export, loaded into a database of its own in a temporary folder. Lines that are not as they were written
 * are named; the ledger in the others is verified like any. Throws `NothingToVerify`.
 */
export async function exportFile(path: string): Promise<LedgerSource> {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new NothingToVerify(`There is no file ${path}.`);
  const folder = await mkdtemp(join(tmpdir(), "mereau-verify-"));
  const engine = emptyDatabase(join(folder, "export.db"));
  const close = async () => {
    engine.close();
    await rm(folder, { recursive: true });
  };
  engine.exec("BEGIN");
  const { faults, first, isAtRest } = await loadLines(path, engine);
  // An export leaves the writer out: whoever takes the ledger over begins above its last epoch
  engine.exec("UPDATE writer SET epoch = coalesce((SELECT max(epoch) FROM batch), 0)");
  engine.exec("COMMIT");
  const parsed = header.safeParse(first);
  if (!parsed.success) {
    await close();
    throw new NothingToVerify(`${path} does not begin like an export of Méreau that can be read here.`);
  }
  const { id, name, publicKey } = parsed.data.community;
  return { community: id, name, publicKey, read: fileReader(engine), isAtRest, faults, close };
}
