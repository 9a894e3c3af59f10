import { expect, test } from "vitest";

import { linesOf } from "#charts/scale.ts";

test("the lines of a chart are round figures that hold all that is shown", () => {
  expect(linesOf([3, 15_310])).toEqual([0, 5_000, 10_000, 15_000, 20_000]);
  expect(linesOf([])).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect(linesOf([-120, 80])).toEqual([-150, -100, -50, 0, 50, 100]);
});
