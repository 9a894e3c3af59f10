import { policySettings } from "#policies/registry.ts";
import type { PolicyVersion } from "#policies/versions.ts";
import type { Tick } from "#settling/tick.ts";

export const START = Date.UTC(2026, 0, 1);

type Input = Parameters<typeof policySettings.parse>[0];

/** A version of policies, given as they are sent. */
export const versionOf = (policies: Input, version = 1): PolicyVersion => ({
  currency: "DU",
  version,
  effectiveAt: START,
  policies: policySettings.parse(policies),
});

/** Where a clock was set up, with the version that set it up. */
export const zero: Tick = {
  currency: "DU",
  number: 0,
  at: START,
  version: 1,
  dividend: 0,
  members: 0,
  mass: 0,
  reevaluateAt: null,
};
