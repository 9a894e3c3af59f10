import fc from "fast-check";
import { expect, test } from "vitest";

import { factorOf } from "#settling/fixed.ts";
import { settle, type Unsettled } from "#settling/settle.ts";
import { rowsOf, ticks } from "#settling/testing/rows.ts";

const day = 86_400;
const year = 31_557_600;

const rates = fc.constantFrom(10_000, 70_000, 300_000, 990_000);
const idle = (posted: number): Unsettled => ({ posted, held: 0, fraction: 0, receives: false });

/** Two accounts of one person, after so many ticks in each of which a unit went back and forth between them. */
function shuffle(
  amounts: readonly [number, number],
  rows: ReturnType<typeof rowsOf>,
  timesATick: number,
): number {
  let [left, right] = amounts.map(idle);
  for (let tick = 1; tick < rows.length; tick += 1)
    for (let time = 0; time < timesATick; time += 1) {
      const since = time === 0 ? rows.slice(tick - 1, tick + 1) : rows.slice(tick, tick + 1);
      if (!left || !right) return Number.NaN;
      const one = time % 2 === 0 ? 1 : -1;
      left = { ...left, ...settle(left, since) };
      right = { ...right, ...settle(right, since) };
      left = { ...left, posted: left.posted - one };
      right = { ...right, posted: right.posted + one };
    }
  return (left?.posted ?? Number.NaN) + (right?.posted ?? Number.NaN);
}

test("a unit sent back and forth many times a tick saves nothing from melting", () => {
  fc.assert(
    fc.property(
      rates,
      fc.integer({ min: 2, max: 90_000 }),
      fc.integer({ min: 2, max: 90_000 }),
      (rate, one, other) => {
        const rows = rowsOf(ticks(366, { factor: factorOf(rate, day, year) }));
        const still = settle(idle(one), rows).posted + settle(idle(other), rows).posted;
        const shuffled = shuffle([one, other], rows, 6);
        expect(shuffled).toBeLessThanOrEqual(still + 1);
        expect(shuffled).toBeGreaterThanOrEqual(still - 1);
      },
    ),
    { numRuns: fc.readConfigureGlobal().numRuns ?? 25 },
  );
});

test("settling at every tick an account too small to lose a whole unit still melts it", () => {
  const rows = rowsOf(ticks(1_461, { factor: factorOf(70_000, day, year) }));
  let hoard = idle(100);
  for (let tick = 1; tick < rows.length; tick += 1)
    hoard = { ...hoard, ...settle(hoard, rows.slice(tick - 1, tick + 1)) };
  // 100 × 0.93⁴ = 74.805201
  expect(hoard.posted).toBe(74);
  expect(hoard.posted + hoard.fraction / 2 ** 32).toBeCloseTo(74.805201, 6);
});

test("money spread over many accounts keeps no more than money on one", () => {
  const rows = rowsOf(ticks(366, { factor: factorOf(70_000, day, year) }));
  const together = settle(idle(1_000), rows).posted;
  const apart = Array.from({ length: 500 }, () => settle(idle(2), rows).posted).reduce(
    (sum, posted) => sum + posted,
    0,
  );
  expect(together).toBe(929);
  expect(apart).toBe(500);
});
