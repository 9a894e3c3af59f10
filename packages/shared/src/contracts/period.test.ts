import { expect, test } from "vitest";

import { atMoment, periodEnd, periodStart } from "#contracts/period.ts";

const day = Date.UTC(2026, 10, 22);
const hour = 3_600_000;

test("a plain date is a whole UTC day", () => {
  expect(periodStart.parse("2026-11-22")).toBe(day);
  expect(periodEnd.parse("2026-11-22")).toBe(day + 24 * hour);
  expect(atMoment.parse("2026-11-22")).toBe(day + 24 * hour - 1);
});

test("a moment counts with its offset, at either end", () => {
  for (const bound of [periodStart, periodEnd]) {
    expect(bound.parse("2026-11-22T18:00:00+01:00")).toBe(day + 17 * hour);
    expect(bound.parse("2026-11-22T18:00Z")).toBe(day + 18 * hour);
    expect(bound.parse("2026-11-22T18:00:00.250Z")).toBe(day + 18 * hour + 250);
  }
});

test.each([
  "",
  "yesterday",
  "2026-11-22T18:00",
  "2026-02-31",
  "2026-02-31T10:00:00Z",
  "2026-13-01",
  "2026-11-22T25:00Z",
  "22/11/2026",
  "1795312800000",
])("%j is refused, since it could mean two moments or none", (text) => {
  expect(periodStart.safeParse(text).success).toBe(false);
  expect(periodEnd.safeParse(text).success).toBe(false);
});
