import type { Client } from "@libsql/client/web";
import { openEngine, type Engine, type EngineStatement } from "@mereau/db/server/engine.ts";
import { tenantMigrations } from "@mereau/db/tenant/migrations.ts";
import { batchColumns, batchTables, type BatchTable } from "@mereau/shared/ledger/batch.ts";
import * as z from "zod";

const row = z.array(z.union([z.string(), z.number(), z.null()]));
const content = z.object(Object.fromEntries(batchTables.map((table) => [table, z.array(row)])));

const batchNames = [
  "seq",
  "id",
  "epoch",
  "at",
  "last_transfer",
  "last_posting",
  "content",
  "hash",
  "signature",
];

/** Tables whose rows stand for the latest state. */
const keys: Partial<Record<BatchTable, readonly string[]>> = {
  currency: ["code"],
  account: ["id"],
  allowance: ["account", "member"],
  hold: ["id"],
};

/** Columns that repeat the batch's place and time. */
const repeated: Partial<Record<BatchTable, readonly string[]>> = {
  transfer: ["batch", "at"],
  posting: ["at"],
};

/** One insert for all the rows of a table, given as JSON. */
function insertOf(table: BatchTable): string {
  const names: string[] = [...batchColumns[table], ...(repeated[table] ?? [])];
  const values = names.map((_, index) => `value ->> ${index}`).join(", ");
  const insert = `INSERT INTO ${table} (${names.join(", ")}) SELECT ${values} FROM json_each(?) WHERE true`;
  const key = keys[table];
  if (!key) return insert;
  const updates = names.filter((name) => !key.includes(name)).map((name) => `${name} = excluded.${name}`);
  return `${insert} ON CONFLICT (${key.join(", ")}) DO UPDATE SET ${updates.join(", ")}`;
}

/**
 * The limit of `bulk`: a libSQL file with the schema and the rows of a community's ledger, filled from its batches
 * without HTTP, rules or hashing, by the same engine with the same fsync at each commit.
 */
export class Replica {
  readonly #engine: Engine;
  readonly #source: Client;
  readonly #insertBatch: EngineStatement;
  readonly #inserts: Map<BatchTable, EngineStatement>;
  #last = 0;

  private constructor(engine: Engine, source: Client) {
    this.#engine = engine;
    this.#source = source;
    this.#insertBatch = engine.prepare(
      `INSERT INTO batch (${batchNames.join(", ")}) VALUES (${batchNames.map(() => "?").join(", ")})`,
    );
    this.#inserts = new Map(batchTables.map((table) => [table, engine.prepare(insertOf(table))]));
  }

  /** A file at `path` with everything that the ledger behind `source` holds. */
  static async create(path: string, source: Client): Promise<Replica> {
    const engine = openEngine(path);
    for (const { statements } of tenantMigrations) for (const statement of statements) engine.exec(statement);
    const replica = new Replica(engine, source);
    await replica.catchUp();
    return replica;
  }

  /** Takes in the batches that are new, and gives the milliseconds that their transactions took. */
  async catchUp(): Promise<number> {
    let tookMs = 0;
    for (;;) {
      const sql = `SELECT ${batchNames.join(", ")} FROM batch WHERE seq = ?`;
      const [batch] = (await this.#source.execute({ sql, args: [this.#last + 1] })).rows;
      if (!batch) return tookMs;
      tookMs += this.#take(batchNames.map((name) => batch[name]));
      this.#last += 1;
    }
  }

  #take(batch: unknown[]): number {
    const [seq, , , at, , , text] = batch;
    const place = new Map([
      ["batch", seq],
      ["at", at],
    ]);
    const tables = content.parse(JSON.parse(String(text)));
    const filled = batchTables.flatMap((table) => {
      const rows = tables[table] ?? [];
      const extra = (repeated[table] ?? []).map((name) => place.get(name));
      const insert = this.#inserts.get(table);
      return rows.length === 0 || !insert
        ? []
        : [{ insert, json: JSON.stringify(rows.map((it) => [...it, ...extra])) }];
    });
    const began = performance.now();
    this.#engine.exec("BEGIN IMMEDIATE");
    this.#insertBatch.run(batch);
    for (const { insert, json } of filled) insert.run([json]);
    this.#engine.exec("COMMIT");
    return performance.now() - began;
  }

  close(): void {
    this.#engine.close();
  }
}
