import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { everyInWords, perInWords, rateInWords } from "#policies/inWords.ts";
import { millionthsOf, minorOf, percent, spanSeconds } from "#policies/parts.ts";

describe("a percentage", () => {
  test.each([
    ["2", "2", 20_000],
    ["4,88", "4.88", 48_800],
    ["0.0001", "0.0001", 1],
    ["0", "0", 0],
    ["07.5", "07.5", 75_000],
    ["99,9999", "99.9999", 999_999],
    ["100", "100", 1_000_000],
  ])("%j is read as %j, %i millionths", (text, read, millionths) => {
    expect(percent.parse(text)).toBe(read);
    expect(millionthsOf(read)).toBe(millionths);
  });

  test.each(["", "-1", "+1", "100.0", "101", "1.", ".5", "1.23456", "1 %", "1e1", "1,2,3", " 1", "٣", "NaN"])(
    "%j is none",
    (text) => {
      expect(percent.safeParse(text).error?.issues[0]?.message).toBe(
        "must be a percentage from 0 to 100, such as 2.5",
      );
    },
  );

  test.each([1, null, undefined, true])("%j is no text", (value) => {
    expect(percent.safeParse(value).success).toBe(false);
  });

  test("with any decimals comes to its millionths", () => {
    fc.assert(
      fc.property(fc.nat({ max: 999_999 }), fc.constantFrom(".", ","), (millionths, point) => {
        const digits = String(millionths).padStart(5, "0");
        const text = `${digits.slice(0, -4)}${point}${digits.slice(-4)}`;
        expect(millionthsOf(percent.parse(text))).toBe(millionths);
      }),
    );
  });
});

test("an amount of the settings is read in the currency’s scale, and never guessed where it does not fit", () => {
  expect(minorOf("10,5", 2)).toBe(1_050);
  expect(() => minorOf("10.505", 2)).toThrow("10.505");
});

test("half a year is the 15 778 800 seconds of Duniter, and twelve months are a year", () => {
  expect(spanSeconds["half-year"]).toBe(15_778_800);
  expect(2 * spanSeconds["half-year"]).toBe(spanSeconds.year);
  expect(12 * spanSeconds.month).toBe(spanSeconds.year);
});

describe("a length of time in words", () => {
  test.each([
    [3_600, "every hour", "chaque heure"],
    [2 * 3_600, "every 2 hours", "toutes les 2 heures"],
    [86_400, "every day", "chaque jour"],
    [30 * 86_400, "every 30 days", "tous les 30 jours"],
    [2 * 604_800, "every 2 weeks", "toutes les 2 semaines"],
    [2_629_800, "every month", "chaque mois"],
    [3 * 2_629_800, "every 3 months", "tous les 3 mois"],
    [15_778_800, "every half-year", "chaque semestre"],
    [3 * 15_778_800, "every 3 half-years", "tous les 3 semestres"],
    [31_557_600, "every year", "chaque année"],
    [10 * 31_557_600, "every 10 years", "tous les 10 ans"],
    [5_000, "about every hour", "environ chaque heure"],
    [100_000, "about every 28 hours", "environ toutes les 28 heures"],
    [10 * 86_400 + 1, "about every 10 days", "environ tous les 10 jours"],
  ])("of %i seconds is “%s”, “%s”", (seconds, en, fr) => {
    expect(everyInWords(seconds)).toEqual({ en, fr });
  });

  test.each([
    ["hour", "an hour", "par heure"],
    ["half-year", "a half-year", "par semestre"],
    ["year", "a year", "par an"],
  ] as const)("in a rate is that of a %s: “%s”, “%s”", (span, en, fr) => {
    expect(perInWords(span)).toEqual({ en, fr });
  });
});

test("a rate has a comma and a space in French, a point and none in English", () => {
  expect(rateInWords("4.88")).toEqual({ fr: "4,88\u00A0%", en: "4.88%" });
});
