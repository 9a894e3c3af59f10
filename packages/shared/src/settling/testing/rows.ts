import { ONE } from "#settling/fixed.ts";
import { advanceIndex, beginIndex, type TickIndex } from "#settling/index.ts";

export type Moment = { factor: bigint; dividend: number; floor: number; destination: string };

/** Nothing melts and nothing is created. */
const still: Moment = { factor: ONE, dividend: 0, floor: 0, destination: "burn" };

/** So many ticks alike. */
export const ticks = (count: number, moment: Partial<Moment>): Moment[] =>
  Array.from({ length: count }, () => ({ ...still, ...moment }));

/** An index from its beginning, with a row for each of these ticks. */
export function rowsOf(moments: readonly Moment[]): TickIndex[] {
  const { floor, destination } = moments[0] ?? still;
  let last = beginIndex({ currency: "DU", type: "", tick: 0, created: 0, floor, destination });
  return [last, ...moments.map((moment) => (last = advanceIndex(last, moment)))];
}

/** What a tick leaves of one unit at a rate in percent. */
export const leaves = (percent: bigint): bigint => (ONE * (100n - percent)) / 100n;
