import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { centsOfCsv, centsOfXml, issuedFor } from "#banking/cents.ts";
import { readDay } from "#banking/day.ts";
import { readIban } from "#banking/iban.ts";
import { formatAmount } from "#money/decimal.ts";

describe("an amount of a bank", () => {
  test.each([
    ["50", 5000],
    ["50.5", 5050],
    ["0.07", 7],
    ["50.00000", 5000],
    ["9999999999999.99", 999_999_999_999_999],
  ])("in XML, %s, is %i cents", (text, cents) => {
    expect(centsOfXml(text)).toEqual({ ok: true, cents });
  });

  test.each([
    ["50.001", "amount_too_fine"],
    ["50,00", "amount_unreadable"],
    ["-50", "amount_unreadable"],
    ["5e3", "amount_unreadable"],
    ["", "amount_unreadable"],
    ["10000000000000.01", "amount_unreadable"],
  ])("in XML, %j, is refused: %s", (text, code) => {
    expect(centsOfXml(text)).toEqual({ ok: false, code });
  });

  test.each([
    ["1 234,50", ",", 123_450],
    ["1\u202f234,5", ",", 123_450],
    ["+50,00", ",", 5000],
    ["-12,00 €", ",", -1200],
    ["−3,2", ",", -320],
    ["12,00-", ",", -1200],
    ["1.234,50", ",", 123_450],
    ["1,234.50", ".", 123_450],
    ["EUR 7", ".", 700],
    ["0,00", ",", 0],
  ] as const)("in a table, %j with %j before the cents, is %i cents", (text, decimal, cents) => {
    expect(centsOfCsv(text, decimal)).toEqual({ ok: true, cents });
  });

  test.each([
    ["12.50", ","],
    ["1.234.5", ","],
    ["12,505", ","],
    ["-12-", ","],
    ["12 34", ","],
    ["douze", ","],
    ["1e3", "."],
  ] as const)("in a table, %j with %j before the cents, is refused", (text, decimal) => {
    expect(centsOfCsv(text, decimal).ok).toBe(false);
  });

  test("comes back to the very cent, however large", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e15 }), (cents) => {
        const text = formatAmount(cents, 2);
        expect(centsOfXml(text)).toEqual({ ok: true, cents });
        expect(centsOfCsv(`-${text.replace(".", ",")}`, ",")).toEqual({
          ok: true,
          cents: cents === 0 ? 0 : -cents,
        });
      }),
    );
  });
});

test("what euros buy is a whole number of minor units, or nothing", () => {
  // Backed, two decimals; backed, none; a hundred tokens for a euro; three for a euro
  expect(issuedFor(5000, 100)).toBe(5000);
  expect(issuedFor(5000, 1)).toBe(50);
  expect(issuedFor(5050, 1)).toBeNull();
  expect(issuedFor(1234, 100)).toBe(1234);
  expect(issuedFor(50, 3)).toBeNull();
  expect(issuedFor(100, 3)).toBe(3);
  expect(issuedFor(1e15, 100)).toBe(1e15);
  expect(issuedFor(1e15, 10_000)).toBeNull();
});

test("an IBAN is one only with the right check digits", () => {
  expect(readIban("fr76 3000 6000 0112 3456 7890 189")).toBe("FR7630006000011234567890189");
  expect(readIban("GB82WEST12345698765432")).toBe("GB82WEST12345698765432");
  expect(readIban("FR7630006000011234567890188")).toBeNull();
  expect(readIban("FR7630006000011234567809189")).toBeNull();
  expect(readIban("FR76300060000112345678901")).toBeNull();
  expect(readIban("")).toBeNull();
});

test.each([
  ["22/11/2026", "dd/mm/yyyy", "2026-11-22"],
  ["2/1/2026", "dd/mm/yyyy", "2026-01-02"],
  ["22.11.2026", "dd.mm.yyyy", "2026-11-22"],
  ["22/11/26", "dd/mm/yy", "2026-11-22"],
  ["11/22/2026", "mm/dd/yyyy", "2026-11-22"],
  ["20261122", "yyyymmdd", "2026-11-22"],
  ["29/02/2026", "dd/mm/yyyy", null],
  ["22/13/2026", "dd/mm/yyyy", null],
  ["Solde au 22/11/2026", "dd/mm/yyyy", null],
] as const)("the day %j as %s is %j", (text, format, day) => {
  expect(readDay(text, format)).toBe(day);
});
