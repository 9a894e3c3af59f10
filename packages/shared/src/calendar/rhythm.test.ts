import fc from "fast-check";
import { expect, test } from "vitest";

import { addDays, dateOf, dayOf, momentOf, monthsLater } from "#calendar/date.ts";
import { occurrence, occurrenceFrom, type Rhythm } from "#calendar/rhythm.ts";

const row = (rhythm: Rhythm, first: string, count: number) =>
  Array.from({ length: count }, (_, index) => occurrence(rhythm, first, index));

const monthly = (day: number | null = null): Rhythm => ({ every: "month", day });

test("the 31st is the last day of a shorter month, and comes back after it", () => {
  expect(row(monthly(), "2026-01-31", 5)).toEqual([
    "2026-01-31",
    "2026-02-28",
    "2026-03-31",
    "2026-04-30",
    "2026-05-31",
  ]);
  expect(row(monthly(), "2027-12-31", 3)).toEqual(["2027-12-31", "2028-01-31", "2028-02-29"]);
});

test("a day of the month may lie after the first date, or begin in the month after", () => {
  expect(row(monthly(15), "2026-01-10", 2)).toEqual(["2026-01-15", "2026-02-15"]);
  expect(row(monthly(5), "2026-01-10", 2)).toEqual(["2026-02-05", "2026-03-05"]);
  expect(row(monthly(31), "2026-02-28", 2)).toEqual(["2026-02-28", "2026-03-31"]);
  expect(row({ every: "quarter", day: 1 }, "2026-11-30", 3)).toEqual([
    "2026-12-01",
    "2027-03-01",
    "2027-06-01",
  ]);
});

test("the 29th of February of every year is the 28th between leap years", () => {
  expect(row({ every: "year", day: null }, "2028-02-29", 5)).toEqual([
    "2028-02-29",
    "2029-02-28",
    "2030-02-28",
    "2031-02-28",
    "2032-02-29",
  ]);
});

test("weeks and days keep their length, over summer time too", () => {
  expect(row({ every: "week" }, "2026-03-27", 3)).toEqual(["2026-03-27", "2026-04-03", "2026-04-10"]);
  expect(row({ every: "days", days: 10 }, "2026-12-25", 2)).toEqual(["2026-12-25", "2027-01-04"]);
  expect(row({ every: "once" }, "2026-12-25", 2)).toEqual(["2026-12-25", null]);
});

const dates = fc
  .integer({ min: momentOf("1970-01-01") / 86_400_000, max: momentOf("2199-12-31") / 86_400_000 })
  .map((day) => dateOf(day * 86_400_000));

const rhythms: fc.Arbitrary<Rhythm> = fc.oneof(
  fc.constant<Rhythm>({ every: "week" }),
  fc.integer({ min: 1, max: 366 }).map((days): Rhythm => ({ every: "days", days })),
  fc
    .tuple(fc.constantFrom("month", "quarter", "year"), fc.option(fc.integer({ min: 1, max: 31 })))
    .map(([every, day]): Rhythm => ({ every, day })),
);

/** Whether two neighbouring occurrences lie as far apart, and on such days, as the rhythm says. */
function isRightAfter(rhythm: Rhythm, first: string, [here, next]: [string, string]): boolean {
  switch (rhythm.every) {
    case "once":
      return false;
    case "week":
      return addDays(here, 7) === next;
    case "days":
      return addDays(here, rhythm.days) === next;
    default: {
      const day = rhythm.day ?? dayOf(first);
      const isLast = dayOf(addDays(here, 1)) === 1;
      const months = { month: 1, quarter: 3, year: 12 }[rhythm.every];
      const monthAfter = monthsLater(`${here.slice(0, 7)}-01`, months, 1).slice(0, 7);
      return (dayOf(here) === day || (dayOf(here) < day && isLast)) && next.slice(0, 7) === monthAfter;
    }
  }
}

test("occurrences never come before the first date, nor twice, and keep their day wherever the month has it", () => {
  fc.assert(
    fc.property(rhythms, dates, fc.integer({ min: 0, max: 400 }), (rhythm, first, index) => {
      const [here, next] = [occurrence(rhythm, first, index), occurrence(rhythm, first, index + 1)];
      if (here === null || next === null) throw new Error("it comes back for ever");
      expect(here >= first).toBe(true);
      expect(next > here).toBe(true);
      expect(dateOf(momentOf(here))).toBe(here);
      expect(isRightAfter(rhythm, first, [here, next])).toBe(true);
    }),
  );
});

test("of the occurrences from a date on, the first is found", () => {
  fc.assert(
    fc.property(rhythms, dates, fc.integer({ min: 0, max: 2000 }), (rhythm, first, days) => {
      const date = addDays(first, days);
      const found = occurrenceFrom(rhythm, first, date);
      if (found === null) throw new Error("it comes back for ever");
      expect(found.date >= date).toBe(true);
      const before = found.index === 0 ? null : occurrence(rhythm, first, found.index - 1);
      expect(before === null || before < date).toBe(true);
    }),
  );
});
