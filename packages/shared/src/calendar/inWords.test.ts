import { expect, test } from "vitest";

import { dateInWords, dayFromInWords } from "#calendar/inWords.ts";

test("a date reads as each language writes it, the first of a month in French as an ordinal", () => {
  expect(dateInWords(Date.UTC(2026, 11, 1))).toEqual({ fr: "1er décembre 2026", en: "1 December 2026" });
  expect(dateInWords(Date.UTC(2026, 7, 21))).toEqual({ fr: "21 août 2026", en: "21 August 2026" });
});

test("the day is that of UTC, to its last millisecond", () => {
  const midnight = Date.UTC(2027, 0, 1);
  expect(dateInWords(midnight - 1).en).toBe("31 December 2026");
  expect(dateInWords(midnight).en).toBe("1 January 2027");
});

test("from a moment on it is the first whole day that is named", () => {
  const midnight = Date.UTC(2027, 0, 1);
  expect(dayFromInWords(midnight).en).toBe("1 January 2027");
  expect(dayFromInWords(midnight + 1).fr).toBe("2 janvier 2027");
});
