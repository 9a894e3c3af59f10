import { expect, test } from "vitest";

import { median, quantile, rotated } from "./statistics.ts";

test("the median is the middle value, whatever the order", () => {
  expect(median([30, 10, 20])).toBe(20);
  expect(median([9, 100, 1000, 20])).toBe(60);
});

test("a quantile is the smallest value that at least that share does not exceed", () => {
  const values = Array.from({ length: 200 }, (_, index) => 200 - index);
  expect([0, 0.5, 0.99, 1].map((q) => quantile(values, q))).toEqual([1, 100, 198, 200]);
  expect(quantile([7], 0.99)).toBe(7);
});

test("nothing has neither median nor quantile", () => {
  expect(() => median([])).toThrow(RangeError);
  expect(() => quantile([], 0.5)).toThrow(RangeError);
});

test("over as many rounds as sides, each side goes first once", () => {
  expect([0, 1, 2, 3].map((round) => rotated(["a", "b", "c"], round).join(""))).toEqual([
    "abc",
    "bca",
    "cab",
    "abc",
  ]);
});
