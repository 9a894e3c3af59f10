import type { LedgerBinding } from "@mereau/shared/ledger/binding.ts";

import type { Settings } from "#env.ts";
import type { PlatformDb } from "#services/platform/connect.ts";
import type { Provisioning } from "#services/platform/provisioning.ts";

/** What scheduled work works with. */
export type JobDeps = {
  platform: PlatformDb;
  settings: Settings;
  provisioning: Pick<Provisioning, "resume" | "dropExpiredExports" | "requestDeletion" | "confirmDeletion">;
  /** The ledger of a community, placed in its region when it is made. */
  ledgerOf: (community: { id: string; region: string }) => Pick<LedgerBinding, "head" | "wake">;
  /** Milliseconds since 1970. */
  now: () => number;
};
