import { expect, test } from "vitest";

import { daysOfMonth, isMonth, monthAfter, monthOf, monthsUpTo } from "#screens/statement/months.ts";

test("a month goes from its first day to its last, in leap years too", () => {
  expect(daysOfMonth("2026-11")).toEqual({ from: "2026-11-01", to: "2026-11-30" });
  expect(daysOfMonth("2028-02")).toEqual({ from: "2028-02-01", to: "2028-02-29" });
});

test("months follow each other over the turn of the year", () => {
  expect([monthAfter("2026-12", 1), monthAfter("2026-01", -1)]).toEqual(["2027-01", "2025-12"]);
  expect(monthsUpTo("2026-02", 3)).toEqual(["2026-02", "2026-01", "2025-12"]);
  expect(monthOf(Date.UTC(2026, 10, 30, 23, 59))).toBe("2026-11");
});

test("an address names a month or nothing", () => {
  expect(["2026-11", "2026-13", "november", ""].map(isMonth)).toEqual([true, false, false, false]);
});
