import { type Redemption, standOf } from "#screens/counter/redemptions/stand.ts";
import { say } from "#screens/counter/redemptions/texts.ts";
import { dateOf } from "#words/when.ts";

const tones = { reversed: "", wired: "good", exported: "warn", approved: "good", waiting: "warn" } as const;

/** Where a redemption stands, in a word. */
export function StandTag({ redemption }: { redemption: Redemption }) {
  const words = say().tags;
  const stand = standOf(redemption);
  const { approvals, approvalsNeeded, payout } = redemption;
  const told = {
    reversed: words.reversed,
    wired: words.wired(payout ? dateOf(payout.wiredOn) : ""),
    exported: words.exported,
    approved: words.approved,
    waiting: words.given(approvals.length, approvalsNeeded),
  };
  return <span class={`tag ${tones[stand]}`}>{told[stand]}</span>;
}
