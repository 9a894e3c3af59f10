import fc from "fast-check";
import { expect, test } from "vitest";

import { AMOUNT_MAX } from "#money/bounds.ts";
import { inDividends, shownInDividends } from "#money/dividends.ts";

test.each([
  [1_250, 1_000, 2, "1.2500"],
  [-1_250, 1_000, 2, "-1.2500"],
  [1, 3, 0, "0.33"],
  [2, 3, 0, "0.67"],
  [1, 8, 0, "0.13"],
  [-1, 8, 0, "-0.13"],
  [-1, 100_000, 2, "0.0000"],
  [0, 1_000, 2, "0.0000"],
  [AMOUNT_MAX, 1, 4, "1000000000000000.000000"],
])("%i minor units at a dividend of %i with %i digits are %s dividends", (minor, dividend, scale, text) => {
  expect(inDividends(minor, dividend, scale)).toBe(text);
});

test.each([
  [1_250, 1_000, "1.25"],
  [-1_250, 1_000, "-1.25"],
  [2_229, 1_000, "2.23"],
  // 1.24499…, which four digits would make 1.2450 of, and those 1.25
  [124_499_999, 100_000_000, "1.24"],
  [0, 1_000, "0.00"],
  [5, 1_000, "0.01"],
  [4, 1_000, "0.004"],
  [-1, 1_000, "-0.001"],
  [1, 1_075, "0.001"],
  [1, 100_000, "0.00001"],
  [1, AMOUNT_MAX, "0.000000"],
])("%i minor units at a dividend of %i are shown as %s dividends", (minor, dividend, text) => {
  expect(shownInDividends(minor, dividend)).toBe(text);
});

test("a dividend is one dividend, and twice as much is twice as many, to the last digit", () => {
  const dividends = fc.integer({ min: 1, max: AMOUNT_MAX / 2 });
  fc.assert(
    fc.property(dividends, fc.integer({ min: 0, max: 4 }), (dividend, scale) => {
      const zeros = "0".repeat(scale + 2);
      expect(inDividends(dividend, dividend, scale)).toBe(`1.${zeros}`);
      expect(inDividends(-2 * dividend, dividend, scale)).toBe(`-2.${zeros}`);
    }),
  );
});
