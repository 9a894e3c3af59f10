import { expect, test } from "vitest";

import { leastOf, paidOf } from "#screens/trust/freePrice.ts";

test("a fee of a fixed price is paid as it is asked, whatever was typed", () => {
  expect(paidOf({ amount: "10.00", minimum: null }, "3")).toBe("10.00");
});

test.each([
  ["2", "2.00"],
  ["12,5", "12.50"],
  ["1 000", "1000.00"],
  ["1,99", null],
  ["0", null],
  ["-5", null],
  ["5,001", null],
  ["", null],
  ["dix", null],
])("of a free price from 2.00 on, %o is %o", (typed, paid) => {
  expect(paidOf({ amount: "10.00", minimum: "2.00" }, typed)).toBe(paid);
});

test("free from nothing up, something is paid all the same", () => {
  const fee = { amount: "10.00", minimum: "0.00" };
  expect([leastOf(fee), paidOf(fee, "0"), paidOf(fee, "0,01")]).toEqual(["0.01", null, "0.01"]);
});
