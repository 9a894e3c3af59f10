import { expect, test } from "vitest";

import { besideOf } from "#payments/mix.ts";

/** 20 €, at least half in miels. */
const basket = { cents: 2_000, whole: 2_000, least: 1_000 };
/** 1 € = 100 pokoù without decimals, at least 30 of them. */
const coffee = { cents: 150, whole: 150, least: 30 };
/** 8 € = 100 hexagons: 1 € is 12.50 of them. */
const print = { cents: 100, whole: 1_250, least: 0 };

test.each([
  [basket, 1_000, 1_000],
  [basket, 1_250, 750],
  [basket, 2_000, 0],
  [coffee, 30, 120],
  [print, 625, 50],
  [print, 1_244, 0],
  [print, 1_243, 1],
])("of %o, %i in currency leaves %i cents", (mix, amount, cents) => {
  expect(besideOf(mix, amount)).toEqual({ ok: true, cents });
});

test("less than the share, and more than the price, are refused", () => {
  expect(besideOf(basket, 999)).toEqual({ ok: false, code: "share_in_currency_too_small" });
  expect(besideOf(basket, 2_001)).toEqual({ ok: false, code: "more_than_price" });
});
