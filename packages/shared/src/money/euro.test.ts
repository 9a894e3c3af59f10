import { expect, test } from "vitest";

import { centsOfUnits } from "#money/euro.ts";

test("units of any scale are whole cents, or none", () => {
  expect([0, 1, 2, 3].map((scale) => centsOfUnits(1_230, scale))).toEqual([123_000, 12_300, 1_230, 123]);
  expect(centsOfUnits(1_235, 3)).toBe(null);
  expect(centsOfUnits(Number.MAX_SAFE_INTEGER, 0)).toBe(null);
});
