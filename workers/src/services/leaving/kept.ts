import type { Departure } from "@mereau/shared/contracts/leaving.ts";

/** What the law, or the accounts of others, ask to be kept; docs/personal-data.md says how long. */
export const kept = (): Departure["kept"] => ["entries", "invoices", "receipts", "acceptances", "audit"];
