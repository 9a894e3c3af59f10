import fc from "fast-check";
import { expect, test } from "vitest";

import { settledBy } from "#ledger/settledBy.ts";
import { deviation, type Exact } from "#settling/testing/exact.ts";
import { histories, live } from "#settling/testing/histories.ts";

/** An account as it was after a step: how often it had been touched, at which tick, and its exact value. */
type Moment = { citizen: number; touches: number; tick: number; exact: Exact };

test("what an account stood at at any moment is told from its next settlement, and is its exact value", () => {
  let before = 0;
  fc.assert(
    fc.property(histories, (history) => {
      const moments: Moment[] = [];
      const town = live(history, ({ citizens, ticks }) => {
        const tick = ticks.at(-1)?.number ?? 0;
        for (const [citizen, { touches, exact }] of citizens.entries())
          moments.push({ citizen, touches: touches.length, tick, exact: exact.value });
      });
      const indexes = [...town.indexes.values()].flat();
      for (const { citizen, touches, tick, exact } of moments) {
        const next = town.at(citizen).touches[touches];
        if (!next) throw new Error("Everybody is settled at the end");
        const from = { ...next, account: `DU:${citizen}`, fromTick: next.tick };
        const { posted, fraction } = settledBy(from, indexes, tick);
        if (tick > next.tick) before += 1;
        expect(Math.abs(deviation(exact, posted, fraction))).toBeLessThan(1e-6);
      }
    }),
    { numRuns: fc.readConfigureGlobal().numRuns ?? 20 },
  );
  expect(before).toBeGreaterThan(100);
}, 60_000);
