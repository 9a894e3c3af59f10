import type { components } from "@mereau/workers/client";
import { say } from "#screens/members/texts.ts";

type Status = components["schemas"]["MemberStatus"];

const tones = { applied: "warn", active: "good", refused: "", suspended: "bad", left: "" } as const;

/** Where somebody stands, in a word. */
export const StatusTag = ({ status }: { status: Status }) => (
  <span class={`tag ${tones[status]}`}>{say().statuses[status]}</span>
);
