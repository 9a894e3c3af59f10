import { nameOf, type Token } from "./tokens.ts";

const readOnly = new Set([
  "table_list",
  "index_list",
  "table_info",
  "table_xinfo",
  "index_info",
  "index_xinfo",
  "pragma_list",
  "compile_options",
  "database_list",
  "function_list",
  "module_list",
  "encoding",
]);

const allowed = new Set([
  "defer_foreign_keys",
  "foreign_keys",
  "foreign_key_list",
  "foreign_key_check",
  "collation_list",
  "data_version",
  "freelist_count",
  "integrity_check",
  "legacy_file_format",
  "page_count",
  "quick_check",
  "stats",
  "user_version",
]);

const allowedWithoutValue = new Set([
  "analysis_limit",
  "application_id",
  "auto_vacuum",
  "automatic_index",
  "busy_timeout",
  "cache_size",
  "cache_spill",
  "cell_size_check",
  "checkpoint_fullfsync",
  "fullfsync",
  "hard_heap_limit",
  "journal_mode",
  "journal_size_limit",
  "legacy_alter_table",
  "locking_mode",
  "max_page_count",
  "mmap_size",
  "page_size",
  "query_only",
  "read_uncommitted",
  "recursive_triggers",
  "reverse_unordered_selects",
  "schema_version",
  "secure_delete",
  "soft_heap_limit",
  "synchronous",
  "temp_store",
  "threads",
  "trusted_schema",
  "wal_autocheckpoint",
]);

const changingConnection = new Set(["foreign_keys", "defer_foreign_keys"]);

export interface Pragma {
  readonly kind: "read" | "write";
  readonly changesConnection: boolean;
  readonly takesWriteLock: boolean;
}

/** What a PRAGMA may do, by sqld's own table (libsql-server, query_analysis.rs); undefined is a refusal. */
export function pragma(tokens: readonly Token[]): Pragma | undefined {
  const qualified = tokens[2]?.text === ".";
  const name = nameOf(tokens[qualified ? 3 : 1]);
  const hasValue = tokens.length > (qualified ? 4 : 2);
  if (readOnly.has(name)) return { kind: "read", changesConnection: false, takesWriteLock: false };
  if (allowedWithoutValue.has(name) && !hasValue)
    return { kind: "write", changesConnection: false, takesWriteLock: false };
  if (!allowed.has(name)) return undefined;
  return {
    kind: "write",
    changesConnection: hasValue && changingConnection.has(name),
    takesWriteLock: hasValue && name === "user_version",
  };
}
