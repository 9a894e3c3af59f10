import type { Engine, EngineStatement } from "./engine.ts";
import { preparedStatementsPerConnection } from "./limits.ts";

/** A statement the engine has compiled, with what is asked of it at every execution. */
export interface Prepared {
  readonly run: EngineStatement;
  readonly reader: boolean;
  readonly columns: readonly { readonly name: string; readonly decltype: string | null }[];
  readonly columnsJson: string;
}

/**
 * The compiled statements of one connection, the least recently used dropped first. The engine recompiles a statement after a
 * schema change but its columns stay as they were, so its connection clears this when the schema has changed.
 */
export class PreparedStatements {
  readonly #engine: Engine;
  readonly #bySql = new Map<string, Prepared>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Throws the engine's error when the text does not compile. */
  get(sql: string): Prepared {
    const known = this.#bySql.get(sql);
    if (known !== undefined) {
      this.#bySql.delete(sql);
      this.#bySql.set(sql, known);
      return known;
    }
    const prepared = prepare(this.#engine, sql);
    this.#bySql.set(sql, prepared);
    if (this.#bySql.size > preparedStatementsPerConnection) {
      const oldest = this.#bySql.keys().next();
      if (!oldest.done) this.#bySql.delete(oldest.value);
    }
    return prepared;
  }

  clear(): void {
    this.#bySql.clear();
  }
}

function prepare(engine: Engine, sql: string): Prepared {
  const statement = engine.prepare(sql);
  const { reader } = statement;
  if (!reader) return { run: statement, reader, columns: [], columnsJson: "[]" };
  const columns = statement.columns().map(({ name, type }) => ({ name, decltype: type }));
  return { run: statement.raw().safeIntegers(), reader, columns, columnsJson: JSON.stringify(columns) };
}
