import { expect, test } from "vitest";

import { likelyAmount, restOf } from "#screens/pay/mix.ts";

const mix = { euros: "20.00", currencyAtLeast: "10.00", currencyAtMost: "20.00" };

test("what is not paid in the currency is left to pay in euros, to the cent", () => {
  expect(restOf(mix, "12.50")).toEqual({ ok: true, euros: "7.50" });
  expect(restOf(mix, "20.00")).toEqual({ ok: true, euros: "0.00" });
  // A token is worth 90 cents
  expect(restOf({ euros: "9.00", currencyAtLeast: "0", currencyAtMost: "10" }, "7")).toEqual({
    ok: true,
    euros: "2.70",
  });
});

test("less than the share and more than the price are neither", () => {
  expect(restOf(mix, "9.99")).toEqual({ ok: false, why: "tooLittle" });
  expect(restOf(mix, "20.01")).toEqual({ ok: false, why: "tooMuch" });
});

test("the amount that stands there at first is the whole price, else what one has, and the share at least", () => {
  expect(likelyAmount(mix, 50_00)).toBe("20.00");
  expect(likelyAmount(mix, 14_20)).toBe("14.20");
  expect(likelyAmount(mix, 3_00)).toBe("10.00");
});
