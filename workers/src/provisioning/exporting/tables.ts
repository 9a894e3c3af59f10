import * as tenant from "@mereau/db/tenant/schema.ts";
import { is } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";

export type ExportedTable = {
  name: string;
  columns: readonly string[];
  /** The columns of its primary key, in whose order it is read. */
  key: readonly string[];
};

/** What only serves a living community: who is signed in and from where, who may write the ledger, what is looked for. */
const left = new Set([
  "schema_version",
  "access_version",
  "writer",
  "login_code",
  "session",
  "api_key",
  "passkey",
  "spent_challenge",
  "totp",
  "recovery_code",
  "application_source",
  "push_subscription",
  "known_device",
  "member_word",
  "kiosk",
  "payment_card",
  "webhook_endpoint",
  "webhook_event",
  "webhook_attempt",
  "webhook_cursor",
]);

/** Every table of a community that goes into an export, the ledger's batches first. */
export const exportedTables: readonly ExportedTable[] = Object.values<unknown>(tenant)
  .filter((table) => is(table, SQLiteTable))
  .map((table) => {
    const { name, columns, primaryKeys } = getTableConfig(table);
    const own = columns.filter((column) => column.primary);
    const key = own.length > 0 ? own : (primaryKeys[0]?.columns ?? []);
    return {
      name,
      columns: columns.map((column) => column.name),
      key: key.map((column) => column.name),
    };
  })
  .filter(({ name }) => !left.has(name))
  .toSorted((one, other) => Number(other.name === "batch") - Number(one.name === "batch"));
