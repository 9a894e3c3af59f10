import { expect, test } from "vitest";

import { periodOf } from "#screens/reports/period.ts";

const now = Date.UTC(2026, 0, 15, 12);

test("a time is days of the calendar, beyond the turn of the year too", () => {
  expect(periodOf("year", now)).toEqual({ from: "2025-02-01", to: "2026-01-15", by: "month" });
  expect(periodOf("thisYear", now)).toEqual({ from: "2026-01-01", to: "2026-01-15", by: "month" });
  expect(periodOf("lastYear", now)).toEqual({ from: "2025-01-01", to: "2025-12-31", by: "month" });
  expect(periodOf("quarter", now)).toEqual({ from: "2025-10-23", to: "2026-01-15", by: "week" });
});
