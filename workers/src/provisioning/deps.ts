import type { LedgerBinding } from "@mereau/shared/ledger/binding.ts";

import type { DatabaseDriver } from "#provisioning/drivers/driver.ts";
import type { PlatformDb } from "#services/platform/connect.ts";

/** What making and unmaking communities works with. */
export type ProvisioningDeps = {
  platform: PlatformDb;
  driver: DatabaseDriver;
  /** The ledger of a community, placed in its region when it is made. */
  ledgerOf: (community: { id: string; region: string }) => Pick<LedgerBinding, "submit">;
  /** The deployment's SEALING_KEY. */
  sealingKey: Uint8Array;
  /** Milliseconds since 1970. */
  now: () => number;
  /** That many random bytes, fit for keys. */
  random: (bytes: number) => Uint8Array;
};

/** The name of a community's database: it follows from the id, so that no run can make a second one. */
export const databaseName = (communityId: string): string => `community-${communityId}`;
