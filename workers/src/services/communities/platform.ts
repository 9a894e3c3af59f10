import type { LibSQLDatabase } from "drizzle-orm/libsql";

import type * as platform from "@mereau/db/platform/schema.ts";

/** The deployment’s own database: which communities there are and what opens them. */
export type PlatformDb = LibSQLDatabase<typeof platform>;
