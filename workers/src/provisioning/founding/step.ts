import type { FoundingRequest } from "@mereau/shared/contracts/communities.ts";

import type { Step } from "#provisioning/walk.ts";

/** A founding on its way. */
export type Founding = {
  id: string;
  region: string;
  /** Milliseconds since 1970. */
  createdAt: number;
  request: FoundingRequest;
};

export type FoundingStep = Step<Founding>;
