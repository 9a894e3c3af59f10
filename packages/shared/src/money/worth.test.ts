import { expect, test } from "vitest";

import { centsFor, minorFor, type Worth } from "#money/worth.ts";

/** 1 € = 100 pokoù; 8 € = 100 hexagons of two decimals; a miel is a euro. */
const pokou: Worth = { cents: 100n, minor: 100n };
const hexagon: Worth = { cents: 800n, minor: 10_000n };
const miel: Worth = { cents: 100n, minor: 100n };

test.each([
  [1_250, miel, 1_250],
  [250, pokou, 250],
  [10_000, hexagon, 800],
  [6, hexagon, 0],
  [7, hexagon, 1],
  [-7, hexagon, -1],
  [-6, hexagon, 0],
])("%i minor units of %o are worth %i cents", (minor, worth, cents) => {
  expect(centsFor(minor, worth)).toBe(cents);
});

test("cents come to at least what they are worth: 1 cent of 0.08 € a hexagon is 0.13 of it", () => {
  expect(minorFor(1, hexagon)).toBe(13);
  expect(minorFor(800, hexagon)).toBe(10_000);
  expect(minorFor(0, hexagon)).toBe(0);
});
