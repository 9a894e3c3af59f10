import { expect, test } from "vitest";

import { mostOf, readMix, shareOf } from "#screens/getPaid/eurosAsked.ts";

test("a part of a price is counted in the currency at its worth, rounded up", () => {
  const one = { amount: "1.00", euros: "1.00" };
  expect(shareOf("20.00", 50, one, 2)).toBe("10.00");
  expect(shareOf("0.05", 50, one, 2)).toBe("0.03");
  // Ten tokens are sold for nine euros, and are not divided
  const token = { amount: "10", euros: "9.00" };
  expect(shareOf("9.00", 100, token, 0)).toBe("10");
  expect(shareOf("9.00", 25, token, 0)).toBe("3");
  expect(shareOf("9.00", 0, token, 0)).toBe("0");
});

test("a least part that is more than the price is told what the price is", () => {
  const token = { amount: "10", euros: "9.00" };
  expect(mostOf({ euros: "9.00", currencyAtLeast: "11" }, token, 0)).toBe("10");
  expect(mostOf({ euros: "9.00", currencyAtLeast: "10" }, token, 0)).toBeNull();
});

test("a price without a least part asks for none in the currency", () => {
  expect(readMix("20", "", 2)).toEqual({ euros: "20.00", currencyAtLeast: "0.00" });
  expect(readMix("20,5", "10", 2)).toEqual({ euros: "20.50", currencyAtLeast: "10.00" });
  expect(readMix("20", "dix", 2)).toBeNull();
  expect(readMix("", "10", 2)).toBeNull();
});
