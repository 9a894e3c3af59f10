import fc from "fast-check";
import { expect, test } from "vitest";

import { firstDayOfYear, monthsOfYear, marksReached, percentOf, thresholdOf } from "#backing/meters.ts";
import { dateOf, momentOf } from "#calendar/date.ts";

test("twelve months end with today: a year ago to the day is over", () => {
  expect(firstDayOfYear("2027-11-22")).toBe("2026-11-23");
  expect(firstDayOfYear("2028-02-29")).toBe("2027-03-01");
  expect(firstDayOfYear("2029-02-28")).toBe("2028-02-29");
  expect(firstDayOfYear("2027-01-01")).toBe("2026-01-02");
});

test("the twelve months are never more than 366 days, nor less than 365", () => {
  const days = fc.integer({ min: 0, max: 60_000 });
  fc.assert(
    fc.property(days, (day) => {
      const today = dateOf(day * 86_400_000);
      const length = (momentOf(today) - momentOf(firstDayOfYear(today))) / 86_400_000 + 1;
      expect([365, 366]).toContain(length);
    }),
  );
});

test("the months of a year begin with the one it begins in, and end with the one under way", () => {
  const whole = monthsOfYear("2027-03-31");
  expect([whole.length, whole[0], whole[8], whole[11]]).toEqual([12, "2026-04", "2026-12", "2027-03"]);
  const partial = monthsOfYear("2027-11-22");
  expect([partial.length, partial[0], partial[1], partial[12]]).toEqual([
    13,
    "2026-11",
    "2026-12",
    "2027-11",
  ]);
  expect(monthsOfYear("2029-02-28")[0]).toBe("2028-02");
});

test("a meter is never shown fuller than it is, and its marks are reached at the cent", () => {
  const threshold = thresholdOf(2);
  expect(threshold).toBe(100_000_000);
  expect(percentOf(99_999_999, threshold)).toBe("99.9");
  expect(percentOf(threshold, threshold)).toBe("100.0");
  expect(marksReached(79_999_999, threshold)).toEqual([]);
  expect(marksReached(80_000_000, threshold)).toEqual([80]);
  expect(marksReached(99_999_999, threshold)).toEqual([80]);
  expect(marksReached(100_000_000, threshold)).toEqual([80, 100]);
});
