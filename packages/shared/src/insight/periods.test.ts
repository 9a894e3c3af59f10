import { expect, test } from "vitest";

import { beginningOf, daysOf, periodsWithin } from "#insight/periods.ts";
import { velocityOf } from "#insight/velocity.ts";

test("weeks begin on Monday, months on the first, and the last ends with the time that is asked for", () => {
  expect(beginningOf("2026-11-22", "week")).toBe("2026-11-16");
  expect(periodsWithin({ from: "2026-11-22", to: "2026-12-02" }, "week")).toEqual([
    { from: "2026-11-16", to: "2026-11-22" },
    { from: "2026-11-23", to: "2026-11-29" },
    { from: "2026-11-30", to: "2026-12-02" },
  ]);
  const months = periodsWithin({ from: "2028-01-31", to: "2028-03-01" }, "month");
  expect(months.map(daysOf)).toEqual([31, 29, 1]);
  expect(periodsWithin({ from: "2026-11-22", to: "2026-11-22" }, "day")).toHaveLength(1);
});

test("what is paid once over in a quarter of a year changes hands four times a year", () => {
  expect(
    velocityOf(
      1000,
      Array.from({ length: 91 }, () => 1000),
    ),
  ).toBe(4.01);
  expect(velocityOf(0, [1000])).toBe(0);
  expect(velocityOf(1000, [0, 0])).toBe(null);
});
