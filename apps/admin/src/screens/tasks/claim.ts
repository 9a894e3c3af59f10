import type { components } from "@mereau/workers/client";
import { say } from "#screens/tasks/texts.ts";

export type Claim = components["schemas"]["TaskClaim"];

/** Who made a claim, as the number of their account says. */
export const claimant = ({ account }: Claim): string => say().number(account.slice(account.indexOf(":") + 1));
