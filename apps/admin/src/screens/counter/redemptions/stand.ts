import type { components } from "@mereau/workers/client";

export type Redemption = components["schemas"]["Redemption"];

const isApproved = ({ approvals, approvalsNeeded }: Redemption): boolean =>
  approvals.length >= approvalsNeeded;

/** Where a redemption stands on its way to the bank. */
export type Stand = "reversed" | "wired" | "exported" | "approved" | "waiting";

export function standOf(redemption: Redemption): Stand {
  if (redemption.state !== "due") return redemption.state;
  if (redemption.export !== null) return "exported";
  return isApproved(redemption) ? "approved" : "waiting";
}

/** Whether a file for the bank may have it. */
export const isReady = (redemption: Redemption): boolean =>
  standOf(redemption) === "approved" && redemption.payTo !== null && redemption.euros !== null;
