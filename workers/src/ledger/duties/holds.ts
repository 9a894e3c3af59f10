import type { Duty } from "#ledger/duties/duty.ts";
import type { OpenedLane } from "#ledger/open.ts";

/** Holds let go by one run. */
const EXPIRIES_MAX = 500;

/** Lets go the holds whose moment has passed. */
export const holdsDuty = ({ lane, store }: Pick<OpenedLane, "lane" | "store">): Duty => ({
  name: "holds",
  nextDue: () => store.nextExpiry(),
  async run(now) {
    const due = await store.dueHolds(now, EXPIRIES_MAX);
    if (due.length === 0) return;
    const answer = await lane.submit(due.map(({ id }) => ({ kind: "expire_hold", hold: id })));
    if (!answer.ok) throw new Error(`The ledger answered ${answer.code}`);
  },
});
