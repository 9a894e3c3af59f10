import { expect, test } from "vitest";

import { restAfter } from "#live/rest.ts";

const BROKEN = 1006;

test("whoever was lost comes back within a second, then waits twice as long each time, a minute at most", () => {
  expect([0, 1, 2, 3, 9].map((tries) => restAfter(BROKEN, tries, 1))).toEqual([
    1_000, 2_000, 4_000, 8_000, 60_000,
  ]);
});

test("of those who were lost together some come back in half the time", () => {
  expect([0, 0.5, 1].map((chance) => restAfter(BROKEN, 1, chance))).toEqual([1_000, 1_500, 2_000]);
});

test("a connection that has lasted its time, or whose access has changed, is opened again at once", () => {
  for (const code of [4401, 4408]) expect(restAfter(code, 0, 1)).toBe(1_000);
});

test("a server that cannot say who may hear is left in peace for some seconds", () => {
  expect([restAfter(1013, 0, 1), restAfter(1013, 0, 0)]).toEqual([5_000, 2_500]);
});

test("one too many is not opened again before the page is looked at", () => {
  expect([0, 5].map((tries) => restAfter(4429, tries, 0))).toEqual([null, null]);
});
