import { expect, test } from "vitest";

import { type Draft, endOf, firstDates, rhythmOf } from "#screens/standingOrders/draft.ts";

const draft: Draft = {
  id: "",
  to: "",
  amount: "",
  memo: "",
  every: "month",
  days: "",
  first: "2026-12-31",
  ends: "never",
  endDate: "",
  count: "",
};

test("each month on the 31st is the last day of a shorter month, and the 31st again after it", () => {
  expect(firstDates(draft, 3)).toEqual(["2026-12-31", "2027-01-31", "2027-02-28"]);
});

test("no date lies behind its end, and none beyond its count", () => {
  expect(firstDates({ ...draft, ends: "date", endDate: "2027-01-31" }, 3)).toEqual([
    "2026-12-31",
    "2027-01-31",
  ]);
  expect(firstDates({ ...draft, ends: "count", count: "1" }, 3)).toEqual(["2026-12-31"]);
  expect(firstDates({ ...draft, every: "once", ends: "count", count: "7" }, 3)).toEqual(["2026-12-31"]);
});

test("what is not written out has neither rhythm nor end", () => {
  expect([rhythmOf({ ...draft, every: "days" }), rhythmOf({ ...draft, every: "days", days: "400" })]).toEqual(
    [null, null],
  );
  expect(rhythmOf({ ...draft, every: "days", days: "10" })).toEqual({ every: "days", days: 10 });
  expect(endOf({ ...draft, ends: "date", endDate: "2026-12-01" })).toBe(null);
  expect(endOf({ ...draft, ends: "count", count: "x" })).toBe(null);
});
