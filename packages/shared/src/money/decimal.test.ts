import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { AMOUNT_MAX, SCALE_MAX } from "#money/bounds.ts";
import { formatAmount, parseAmount } from "#money/decimal.ts";
import { displayAmount } from "#money/display.ts";

const scales = fc.integer({ min: 0, max: SCALE_MAX });
const amounts = fc.integer({ min: -AMOUNT_MAX, max: AMOUNT_MAX });

describe("parseAmount", () => {
  test.each([
    ["12,50", 2, 1250],
    ["12.50", 2, 1250],
    ["1 234,5", 2, 123_450],
    ["1\u00A0234,5", 2, 123_450],
    ["1\u202F234\u202F567", 0, 1_234_567],
    ["  7 ", 2, 700],
    ["007,1", 1, 71],
    ["0,0001", 4, 1],
    ["-3,20", 2, -320],
    ["−3,20", 2, -320],
    ["1000000000000000", 0, AMOUNT_MAX],
    ["10000000000000.00", 2, AMOUNT_MAX],
  ])("reads %j with %i decimals as %i", (text, scale, value) => {
    expect(parseAmount(text, scale)).toEqual({ ok: true, value });
  });

  test.each([
    ["", 2],
    ["-", 2],
    ["twelve", 2],
    ["12,505", 2],
    ["12,500", 2],
    ["12,0", 0],
    ["1,234.50", 2],
    ["1.234,50", 2],
    ["12 34", 2],
    ["1 2345", 2],
    ["12,", 2],
    [",50", 2],
    ["1e3", 2],
    ["0x10", 2],
    ["١٢", 2],
    ["+5", 2],
    ["12 €", 2],
    ["Infinity", 2],
  ])("refuses %j with %i decimals as malformed", (text, scale) => {
    expect(parseAmount(text, scale)).toEqual({ ok: false, code: "amount_malformed" });
  });

  test.each([
    ["1000000000000001", 0],
    ["-10000000000000.01", 2],
    ["9".repeat(400), 2],
  ])("refuses %j with %i decimals as out of bounds", (text, scale) => {
    expect(parseAmount(text, scale)).toEqual({ ok: false, code: "amount_out_of_bounds" });
  });

  test("minus nothing is nothing", () => {
    expect(parseAmount("-0,00", 2)).toStrictEqual({ ok: true, value: 0 });
  });
});

describe("formatAmount", () => {
  test.each([
    [1250, 2, "12.50"],
    [-5, 2, "-0.05"],
    [0, 3, "0.000"],
    [42, 0, "42"],
    [AMOUNT_MAX, 4, "100000000000.0000"],
  ])("writes %i with %i decimals as %j", (minor, scale, text) => {
    expect(formatAmount(minor, scale)).toBe(text);
  });

  test("is read back to the same figure, whatever the figure and the scale", () => {
    fc.assert(
      fc.property(amounts, scales, (minor, scale) => {
        expect(parseAmount(formatAmount(minor, scale), scale)).toEqual({ ok: true, value: minor });
      }),
    );
  });

  test("is read back with a comma too, and grouped as French displays it", () => {
    fc.assert(
      fc.property(amounts, scales, (minor, scale) => {
        const canonical = formatAmount(minor, scale);
        const shown = displayAmount(minor, { scale, symbol: "€", code: "EUR" }, "fr");
        expect(parseAmount(canonical.replace(".", ","), scale)).toEqual({ ok: true, value: minor });
        expect(parseAmount(shown.replace("\u00A0€", ""), scale)).toEqual({ ok: true, value: minor });
      }),
    );
  });

  test("of two different figures never writes the same text", () => {
    fc.assert(
      fc.property(amounts, amounts, scales, (one, other, scale) => {
        fc.pre(one !== other);
        expect(formatAmount(one, scale)).not.toBe(formatAmount(other, scale));
      }),
    );
  });
});

describe("displayAmount", () => {
  const miel = { scale: 2, symbol: "", code: "MIEL" };
  const heart = { scale: 0, symbol: "<3", code: "HEART" };

  test.each([
    [123_450, miel, "fr", "1\u202F234,50\u00A0MIEL"],
    [123_450, miel, "en", "1,234.50\u00A0MIEL"],
    [-5, miel, "fr", "−0,05\u00A0MIEL"],
    [1_000_000, heart, "fr", "1\u202F000\u202F000\u00A0<3"],
    [999, heart, "en", "999\u00A0<3"],
  ] as const)("shows %i of %o in %s as %j", (minor, currency, language, text) => {
    expect(displayAmount(minor, currency, language)).toBe(text);
  });
});
