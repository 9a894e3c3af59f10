import { expect, test } from "vitest";

import { stepEnds } from "#calendar/steps.ts";

const at = (text: string) => Date.parse(`${text}Z`);
const told = (from: string, to: string, step: "day" | "week" | "month") =>
  stepEnds(at(from), at(to), step, 400)?.map((end) => new Date(end).toISOString().slice(0, 16));

test("a period is cut where days, weeks from Monday on, and months begin", () => {
  expect(told("2026-11-21T10:00", "2026-11-23T00:00", "day")).toEqual([
    "2026-11-22T00:00",
    "2026-11-23T00:00",
  ]);
  expect(told("2026-11-21T10:00", "2026-12-01T00:00", "week")).toEqual([
    "2026-11-23T00:00",
    "2026-11-30T00:00",
    "2026-12-01T00:00",
  ]);
  expect(told("2026-12-31T23:59", "2027-03-01T00:00", "month")).toEqual([
    "2027-01-01T00:00",
    "2027-02-01T00:00",
    "2027-03-01T00:00",
  ]);
  expect(told("1970-01-01T00:00", "1970-01-06T00:00", "week")).toEqual([
    "1970-01-05T00:00",
    "1970-01-06T00:00",
  ]);
});

test("a period of no length has no steps, and one of too many is refused", () => {
  expect(told("2026-11-21T10:00", "2026-11-21T10:00", "day")).toEqual([]);
  expect(stepEnds(0, 400 * 86_400_000, "day", 400)).toHaveLength(400);
  expect(stepEnds(0, 400 * 86_400_000 + 1, "day", 400)).toBeNull();
});
