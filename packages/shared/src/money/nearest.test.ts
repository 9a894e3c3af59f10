import fc from "fast-check";
import { expect, test } from "vitest";

import { nearestWhole } from "#money/nearest.ts";

test("5 € at 8 € for 100 tokens without decimals lie between 62 tokens and 63", () => {
  expect(nearestWhole(500, { price: 800, units: 100 })).toEqual({ lower: 496, higher: 504 });
});

test("what may not be sold is not proposed", () => {
  const price = { price: 800, units: 1 };
  expect(nearestWhole(500, price)).toEqual({ lower: null, higher: 800 });
  expect(nearestWhole(900, price, { least: 850, most: 1_000 })).toEqual({ lower: null, higher: null });
});

test("both buy a whole number of units, and nothing between them does", () => {
  const figure = fc.integer({ min: 1, max: 400 });
  fc.assert(
    fc.property(figure, figure, figure, (cents, price, units) => {
      const { lower, higher } = nearestWhole(cents, { price, units });
      const whole = (sum: number) => (sum * units) % price === 0;
      const found = [];
      for (let sum = lower ?? 1; sum <= (higher ?? 0); sum += 1) if (whole(sum)) found.push(sum);
      const none: (number | null)[] = [];
      expect(found).toEqual(whole(cents) ? none : [lower, higher].filter((sum) => sum !== null));
      expect(higher === null).toBe(whole(cents));
    }),
  );
});
