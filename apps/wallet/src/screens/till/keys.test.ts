import { expect, test } from "vitest";

import { type Key, keyOf, press } from "#screens/till/keys.ts";

const typed = (keys: string, scale = 2) =>
  Array.from(keys).reduce((display, name) => press(display, keyOf(name) ?? "back", scale), "");

test("keys write a price, and no more decimals than the currency has", () => {
  expect(typed("1250")).toBe("1250");
  expect(typed("12,50")).toBe("12.50");
  expect(typed("12,509")).toBe("12.50");
  expect(typed("12,5", 0)).toBe("125");
});

test("a leading mark is a zero and a mark, and leading zeros are dropped", () => {
  expect(typed(",5")).toBe("0.5");
  expect(typed("007")).toBe("7");
  expect(typed("1,,2")).toBe("1.2");
});

test("no price has more than seven digits before the mark", () => {
  expect(typed("123456789")).toBe("1234567");
});

test("the last key is taken away again", () => {
  expect(press("12.5", "back", 2)).toBe("12.");
  expect(press("", "back", 2)).toBe("");
  const known: (Key | null)[] = ["1", ",", ".", "Backspace", "a"].map(keyOf);
  expect(known).toEqual(["1", "mark", "mark", "back", null]);
});
