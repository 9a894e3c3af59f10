import type { components } from "@mereau/workers/client";
import { say } from "#screens/trust/programs/texts.ts";

export type Hook = components["schemas"]["WebhookEndpoint"];

/** How it goes with a webhook: whether it is told anything, and if not why. */
export function stateOf({ active, disabledFor, failingSince }: Hook): { name: string; tone: string } {
  const words = say().hookStates;
  if (active)
    return failingSince === null ? { name: words.on, tone: "good" } : { name: words.trouble, tone: "warn" };
  const why = disabledFor ?? "manager";
  return { name: words[why], tone: why === "manager" ? "" : "bad" };
}
