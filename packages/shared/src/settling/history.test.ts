import fc from "fast-check";
import { expect, test } from "vitest";

import { type History, histories, live, settleAll, unmeltingHistories } from "#settling/testing/histories.ts";

/** A few histories each time, more in a campaign; a history of thousands of ticks takes a tenth of a second. */
const runs = (few: number) => fc.readConfigureGlobal().numRuns ?? few;
const timeLimit = (few: number) => 30_000 + 1_000 * runs(few);

const balances = (town: ReturnType<typeof live>) => town.citizens.map(({ posted }) => posted);
const once = (history: History) => balances(live(history));
const often = (history: History) => balances(live(history, settleAll));

test(
  "an account settled at any moment stands at its exact value, and the sums are kept",
  () => {
    let farthest = 0;
    fc.assert(
      fc.property(histories, (history) => {
        farthest = Math.max(farthest, live(history).farthest);
      }),
      { numRuns: runs(60) },
    );
    expect(farthest).toBeLessThan(1e-6);
  },
  timeLimit(60),
);

test(
  "settling often, once, or at random moments comes to the same within one unit",
  () => {
    fc.assert(
      fc.property(histories, fc.infiniteStream(fc.nat({ max: 3 })), (history, moments) => {
        const expected = once(history);
        const randomly = balances(live(history, (town) => town.touch(moments.next().value)));
        for (const found of [often(history), randomly])
          found.forEach((balance, index) => {
            expect(Math.abs(balance - (expected[index] ?? Number.NaN))).toBeLessThanOrEqual(1);
          });
      }),
      { numRuns: runs(20) },
    );
  },
  timeLimit(20),
);

test(
  "where nothing melts every account is exact to the unit, however often it is settled",
  () => {
    fc.assert(
      fc.property(unmeltingHistories, (history) => {
        const town = live(history);
        expect(town.farthest).toBe(0);
        expect(town.pots.size).toBe(0);
        expect(often(history)).toEqual(balances(town));
      }),
      { numRuns: runs(60) },
    );
  },
  timeLimit(60),
);
