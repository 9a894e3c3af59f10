import type { FoundingRequest } from "@mereau/shared/contracts/communities.ts";

import type { ProvisioningDeps } from "#provisioning/deps.ts";

/** A founding on its way. */
export type Founding = {
  id: string;
  region: string;
  /** Milliseconds since 1970. */
  createdAt: number;
  request: FoundingRequest;
};

/** A part of founding that may be cut off anywhere and done again, by two runs at once too, with one result. */
export type FoundingStep = {
  /** Written to the community's row once it is done. */
  name: string;
  run: (deps: ProvisioningDeps, founding: Founding) => Promise<void>;
};
