import { describe, expect, test } from "vitest";

import { AMOUNT_MAX } from "#money/bounds.ts";
import type { PolicyVersion } from "#policies/versions.ts";
import { START, versionOf, zero } from "#settling/testing/clock.ts";
import { makeTick, type Standing, type Tick } from "#settling/tick.ts";

const DAY_MS = 86_400_000;
const day = 86_400;

/** Ticks one after the other, a day apart: what each creates is there at the next. */
function run(
  stretches: readonly (readonly [ticks: number, version: PolicyVersion, members: number])[],
  standing: Partial<Standing> = {},
): Tick[] {
  const made: Tick[] = [];
  let [before, earlier, mass] = [zero, stretches[0]?.[1] ?? null, standing.mass ?? 0];
  for (const [count, version, members] of stretches)
    for (let index = 0; index < count; index += 1) {
      const at = before.at + DAY_MS;
      const tick = makeTick({ before, earlier, version }, at, { scale: standing.scale ?? 0, members, mass });
      mass += tick.dividend * members;
      made.push(tick);
      [before, earlier] = [tick, version];
    }
  return made;
}

const dividendsOf = (ticks: readonly Tick[]) => ticks.map(({ dividend }) => dividend);

/** 1000 to begin with, and c² = 10 % in so many days. */
const tenth = (everyDays: number) => ({
  dividend: {
    amount: "1000",
    reevaluation: { everySeconds: everyDays * day, growth: { cSquared: "10" } },
  },
});

describe("the dividend", () => {
  test("of three members at c² = 10 %, four ticks a re-evaluation, goes from 1000 to 1075", () => {
    const ticks = run([[5, versionOf(tenth(4)), 3]]);
    expect(dividendsOf(ticks)).toEqual([1_000, 1_000, 1_000, 1_075, 1_075]);
    expect(ticks.map(({ mass }) => mass)).toEqual([0, 3_000, 6_000, 9_000, 12_225]);
    expect(ticks.map(({ number, at }) => [number, (at - START) / DAY_MS])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
      [5, 5],
    ]);
    expect(ticks.map(({ reevaluateAt }) => ((reevaluateAt ?? 0) - START) / DAY_MS)).toEqual([4, 4, 4, 8, 8]);
  });

  test("is the amount at the first tick, whichever version the clock was set up with", () => {
    const version = versionOf(tenth(4));
    for (const earlier of [null, version]) {
      const first = makeTick({ before: zero, earlier, version }, START + DAY_MS, {
        scale: 2,
        members: 3,
        mass: 0,
      });
      expect(first).toMatchObject({ dividend: 100_000, reevaluateAt: START + 4 * DAY_MS });
    }
  });

  test("stays as it is at a re-evaluation without members, and is not divided by them", () => {
    const ticks = run([
      [3, versionOf(tenth(2)), 3],
      [2, versionOf(tenth(2)), 0],
      [2, versionOf(tenth(2)), 3],
    ]);
    // 1000, then + 0.1 × 3000 ÷ (3 × 2) = 50; at the fourth tick nobody; at the sixth + 0.1 × 9300 ÷ 6 = 155
    expect(dividendsOf(ticks)).toEqual([1_000, 1_050, 1_050, 1_050, 1_050, 1_205, 1_205]);
  });

  test("can be re-evaluated at every tick", () => {
    const ticks = run([[4, versionOf(tenth(1)), 1]]);
    // + a tenth of 1000, of 2100, of 3310
    expect(dividendsOf(ticks)).toEqual([1_000, 1_100, 1_310, 1_651]);
  });

  test("starts anew where a later version has another amount, however that is written", () => {
    const first = versionOf(tenth(4));
    const dearer = versionOf({ dividend: { ...tenth(4).dividend, amount: "2000" } }, 2);
    // At the eighth + 0.1 × 30 225 ÷ 12 = 251.875
    const ticks = run([
      [4, first, 3],
      [4, dearer, 3],
    ]);
    expect(dividendsOf(ticks)).toEqual([1_000, 1_000, 1_000, 1_075, 2_000, 2_000, 2_000, 2_251]);
    const rewritten = versionOf({ dividend: { ...tenth(4).dividend, amount: "1000,0" } }, 2);
    const same = run(
      [
        [4, first, 3],
        [2, rewritten, 3],
      ],
      { scale: 1 },
    );
    expect(dividendsOf(same)).toEqual([10_000, 10_000, 10_000, 10_750, 10_750, 10_750]);
  });

  test("stays at what it is while re-evaluation is switched off, and is re-evaluated a whole time after it is back", () => {
    const off = versionOf({ dividend: { amount: "1000", reevaluation: null } }, 2);
    const ticks = run([
      [4, versionOf(tenth(4)), 3],
      [8, off, 3],
      [5, versionOf(tenth(4), 3), 3],
    ]);
    expect(dividendsOf(ticks).slice(3, 15)).toEqual(Array.from({ length: 12 }, () => 1_075));
    expect(ticks[11]?.reevaluateAt).toBeNull();
    expect(ticks[12]?.reevaluateAt).toBe(START + 16 * DAY_MS);
    // 1075 + 0.1 × 47 700 ÷ (3 × 4), rounded down
    expect(ticks[15]).toMatchObject({ mass: 12_225 + 11 * 3_225, dividend: 1_472 });
  });

  test("is re-evaluated by a new rhythm from where that begins, not after the end of the old one", () => {
    const ticks = run([
      [2, versionOf(tenth(3_650)), 3],
      [4, versionOf(tenth(2), 2), 3],
    ]);
    expect(ticks[1]?.reevaluateAt).toBe(START + 3_650 * DAY_MS);
    expect(ticks.map(({ reevaluateAt }) => ((reevaluateAt ?? 0) - START) / DAY_MS).slice(2)).toEqual([
      4, 6, 6, 8,
    ]);
    // + 0.1 × 9000 ÷ (3 × 2), then + 0.1 × 15 900 ÷ 6
    expect(dividendsOf(ticks)).toEqual([1_000, 1_000, 1_000, 1_150, 1_150, 1_415]);
  });

  test("is re-evaluated once after a pause, and then by the old rhythm", () => {
    const version = versionOf(tenth(4));
    const before = run([[3, version, 3]]).at(-1) ?? zero;
    const at = START + 13 * DAY_MS;
    const tick = makeTick({ before, earlier: version, version }, at, { scale: 0, members: 3, mass: 9_000 });
    expect(tick).toMatchObject({ dividend: 1_075, reevaluateAt: START + 16 * DAY_MS });
  });

  test("is nothing where it would carry the money mass beyond what a ledger counts", () => {
    const standing = { scale: 0, members: 3, mass: AMOUNT_MAX - 3_000 };
    const version = versionOf({ dividend: { amount: "1000", reevaluation: null } });
    const ticking = { before: zero, earlier: null, version };
    expect(makeTick(ticking, START + DAY_MS, standing).dividend).toBe(1_000);
    expect(makeTick(ticking, START + DAY_MS, { ...standing, mass: standing.mass + 1 }).dividend).toBe(0);
  });

  test("is nothing without a policy, and the amount again once there is one", () => {
    const melting = versionOf({ demurrage: { rate: "1", per: "month", to: "burn" } }, 2);
    const ticks = run([
      [2, versionOf(tenth(4)), 3],
      [2, melting, 3],
      [1, versionOf(tenth(4), 3), 3],
    ]);
    expect(dividendsOf(ticks)).toEqual([1_000, 1_000, 0, 0, 1_000]);
    expect(ticks[2]?.reevaluateAt).toBeNull();
  });
});

test("five years of the Ğ1’s parameters come to what its formula says", () => {
  const version = versionOf({ dividend: { amount: "10.00" } });
  const [years, members] = [5, 59];
  const days = Math.floor(years * 365.25);
  const ticks = run([[days, version, members]], { scale: 2 });
  // By hundredths and half-days, so that a half-year of 182.625 days stays whole: 1461 eighths.
  let [ud, mass, reevaluations] = [1_000n, 0n, 1];
  for (let now = 1; now <= days; now += 1) {
    if (now * 8 >= reevaluations * 1_461) {
      ud += (488n ** 2n * mass * 8n) / (10_000n ** 2n * BigInt(members) * 1_461n);
      reevaluations += 1;
    }
    expect([ticks[now - 1]?.dividend, ticks[now - 1]?.mass]).toEqual([Number(ud), Number(mass)]);
    mass += ud * BigInt(members);
  }
  expect(reevaluations - 1).toBe(9);
  expect(ticks.at(-1)?.dividend).toBe(1_105);
});
