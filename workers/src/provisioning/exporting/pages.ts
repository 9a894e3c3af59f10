import type { Client, InValue, Row } from "@libsql/client/web";

import type { ExportedTable } from "#provisioning/exporting/tables.ts";

const ROWS_MAX = 500;
/** Characters a page may have beyond its first row: far enough below the 10 MB that a server answers with. */
const CHARACTERS_MAX = 2_000_000;

const quoted = (columns: readonly string[]) => columns.map((column) => `"${column}"`).join(", ");

/** One page: rows after a key, in its order, as many as fit; at least one where there is one. */
function pageQuery({ name, columns, key }: ExportedTable, isFirst: boolean): string {
  const order = quoted(key);
  const size = columns.map((column) => `coalesce(length("${column}"), 4)`).join(" + ");
  const after = isFirst ? "" : `WHERE (${order}) > (${key.map(() => "?").join(", ")})`;
  return `
    SELECT ${quoted(columns)} FROM (
      SELECT *, row_number() OVER place AS place, sum(size) OVER place AS size_so_far
      FROM (SELECT *, ${size} AS size FROM "${name}" ${after} ORDER BY ${order} LIMIT ${ROWS_MAX})
      WINDOW place AS (ORDER BY ${order})
    )
    WHERE place = 1 OR size_so_far <= ${CHARACTERS_MAX}
    ORDER BY ${order}`;
}

/** All rows of a table in the order of its key, a page at a time. */
export async function* readPages(client: Client, table: ExportedTable): AsyncGenerator<readonly Row[]> {
  let after: InValue[] | null = null;
  for (;;) {
    const { rows }: { rows: Row[] } = await client.execute({
      sql: pageQuery(table, after === null),
      args: after ?? [],
    });
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = table.key.map((column) => last[column] ?? null);
  }
}
