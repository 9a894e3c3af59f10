import type { Duty } from "#ledger/duties/duty.ts";
import type { OpenedLane } from "#ledger/open.ts";

/**
 * Records the ticks that have come due. Any batch does so before anything else; this is for when nobody pays. It
 * records no more at a time than one batch may.
 */
export const ticksDuty = ({ lane }: Pick<OpenedLane, "lane">): Duty => ({
  name: "ticks",
  nextDue: () => Promise.resolve(lane.nextTick()),
  async run() {
    const answer = await lane.submit([]);
    if (!answer.ok) throw new Error(`The ledger answered ${answer.code}`);
  },
});
