import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { AMOUNT_MAX } from "#money/bounds.ts";
import { factorOf, fromHex, INDEX_BITS, joinFraction, ONE, splitFraction, toHex } from "#settling/fixed.ts";

const spans = { hour: 3_600, day: 86_400, week: 604_800 };
const periods = { day: 86_400, week: 604_800, month: 2_629_800, "half-year": 15_778_800, year: 31_557_600 };

const divisor = (left: number, right: number): number => (right === 0 ? left : divisor(right, left % right));

/** Whether factor^period ≤ (1 − rate)^tick, both exact: the periods shortened by what they have in common. */
function isAtMost(factor: bigint, millionths: number, tick: number, period: number): boolean {
  const common = divisor(tick, period);
  const [over, under] = [BigInt(tick / common), BigInt(period / common)];
  const left = factor ** under * 1_000_000n ** over;
  const right = (BigInt(1_000_000 - millionths) ** over) << (INDEX_BITS * under);
  return left <= right;
}

describe("what a tick leaves of one unit", () => {
  const rates = [1, 100, 10_000, 48_800, 500_000, 990_000, 999_900, 999_999];
  const pairs = Object.entries(spans).flatMap(([span, tick]) =>
    Object.entries(periods).map(([name, period]) => [span, name, tick, period] as const),
  );

  test.each(pairs)(
    "each %s, of a rate per %s, is the greatest that is not too great",
    (_, __, tick, period) => {
      for (const rate of rates) {
        const factor = factorOf(rate, tick, period);
        if (factor === 1n) continue;
        expect(isAtMost(factor, rate, tick, period)).toBe(true);
        expect(isAtMost(factor + 1n, rate, tick, period)).toBe(false);
      }
    },
  );

  test.each([
    ["all of it at no rate", 0, 86_400, 31_557_600, 1],
    ["a hundredth less", 10_000, 86_400, 86_400, 0.99],
    ["0.99 seven times", 10_000, 604_800, 86_400, 0.932_065_347_906_99],
    ["the 365.25th root of 0.93", 70_000, 86_400, 31_557_600, 0.999_801_332_008_599],
  ])("is %s", (_, rate, tick, period, left) => {
    expect(Number(factorOf(rate, tick, period)) / 2 ** 96).toBeCloseTo(left, 12);
  });

  test("is something, even where a week takes a millionth part seven times over", () => {
    expect(factorOf(999_999, 604_800, 86_400)).toBe(1n);
  });

  test("grows less as the rate grows", () => {
    const rate = fc.integer({ min: 0, max: 999_998 });
    fc.assert(
      fc.property(rate, fc.constantFrom(...pairs), (millionths, [, , tick, period]) => {
        const [more, less] = [factorOf(millionths, tick, period), factorOf(millionths + 1, tick, period)];
        expect(less <= more && more <= ONE && less >= 1n).toBe(true);
        // (10⁻⁶)^7 and the like are below 2⁻⁹⁶ and all come to the least there is.
        expect(less < more || more === 1n).toBe(true);
      }),
    );
  });
});

describe("whole units and a fraction", () => {
  const whole = fc.integer({ min: -AMOUNT_MAX, max: AMOUNT_MAX });
  const fraction = fc.integer({ min: 0, max: 2 ** 32 - 1 });

  test("are read back as they were joined, below zero too", () => {
    fc.assert(
      fc.property(whole, fraction, (units, beyond) => {
        expect(splitFraction(joinFraction(units, beyond))).toEqual({ whole: units, fraction: beyond });
      }),
    );
  });

  test("below zero are rounded down, so that the fraction is never negative", () => {
    expect(splitFraction(-1n)).toEqual({ whole: -1, fraction: 2 ** 32 - 1 });
    expect(splitFraction(joinFraction(-5, 2 ** 31))).toEqual({ whole: -5, fraction: 2 ** 31 });
  });
});

test("a fixed-point number is kept as hexadecimal and read back", () => {
  expect(toHex(ONE)).toBe("1000000000000000000000000");
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 1n << 300n }), (value) => {
      expect(fromHex(toHex(value))).toBe(value);
    }),
  );
});
