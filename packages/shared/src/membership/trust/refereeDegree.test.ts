import * as fc from "fast-check";
import { expect, test } from "vitest";

import { refereeDegree } from "#membership/trust/refereeDegree.ts";

test.each([
  [1, 1],
  [2, 2],
  [32, 2],
  [33, 3],
  [243, 3],
  [244, 4],
  [1024, 4],
  [1025, 5],
  [3125, 5],
  [3126, 6],
  [7776, 6],
  [7777, 7],
  [100_000, 10],
  [100_001, 11],
])("among %i members, a referee has given and received %i certifications", (members, degree) => {
  expect(refereeDegree(members, 5)).toBe(degree);
});

test("the degree is the least whole number whose power reaches the members", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 10 }), (members, steps) => {
      const power = (base: number) => BigInt(base) ** BigInt(steps);
      const degree = refereeDegree(members, steps);
      expect(power(degree) >= BigInt(members)).toBe(true);
      expect(power(degree - 1) < BigInt(members)).toBe(true);
    }),
  );
});
