import { batchColumns } from "@mereau/shared/ledger/batch.ts";
import type { OpenedTicking } from "@mereau/shared/ledger/tickingMemory.ts";
import { readPolicy, readTick, readTickIndex } from "@mereau/shared/ledger/tickRows.ts";
import type { Cell } from "#hrana/client.ts";
import type { Step } from "#hrana/protocol.ts";

const list = (table: "policy" | "tick" | "tick_index") =>
  batchColumns[table].map((column) => `${table}.${column}`).join(", ");

const selectPolicies = `SELECT ${list("policy")} FROM policy ORDER BY currency, version`;

const selectTicks = `SELECT ${list("tick")} FROM currency JOIN tick ON tick.currency = currency.code
AND tick.number = (SELECT max(number) FROM tick AS other WHERE other.currency = currency.code)`;

const bound = (of: "min" | "max") =>
  `(SELECT ${of}(tick) FROM tick_index AS other WHERE other.currency = told.currency AND other.type = told.type)`;

/** The types that have an index are those that a version has named: so no index has to be read through. */
const selectLastIndexes = `WITH told AS (
SELECT currency, '' AS type FROM policy
UNION SELECT currency, named.key FROM policy, json_each(settings, '$.demurrage.byType') AS named)
SELECT ${bound("min")}, ${list("tick_index")} FROM told JOIN tick_index
ON tick_index.currency = told.currency AND tick_index.type = told.type AND tick_index.tick = ${bound("max")}`;

/** Indexes, each from a tick on; its argument is a list of `IndexNeed`, JSON. */
export const selectIndexes = `SELECT ${list("tick_index")} FROM json_each(?1) AS need JOIN tick_index
ON tick_index.currency = (need.value ->> 'currency') AND tick_index.type = (need.value ->> 'type')
AND tick_index.tick >= (need.value ->> 'since') ORDER BY tick_index.tick`;

/** The reads from which `readTicking` tells where clocks stand. */
export const tickingSteps: Step[] = [
  { sql: selectPolicies },
  { sql: selectTicks },
  { sql: selectLastIndexes },
];

export function readTicking([policies, ticks, indexes]: Cell[][][]): OpenedTicking {
  return {
    versions: (policies ?? []).map(readPolicy),
    ticks: (ticks ?? []).map(readTick),
    indexes: (indexes ?? []).map(([began, ...row]) => ({ last: readTickIndex(row), began: Number(began) })),
  };
}
