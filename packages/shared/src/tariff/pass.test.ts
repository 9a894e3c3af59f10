import { expect, test } from "vitest";

import { passBought } from "#tariff/pass.ts";

const noon = Date.parse("2026-11-23T12:00:00Z");

const ends = (quantity: number) => passBought({ uses: null, days: 1 }, quantity, noon).endsAt;

test("a day pass lasts until midnight, two of them for two days", () => {
  expect(ends(1)).toBe(Date.parse("2026-11-24T00:00:00Z"));
  expect(ends(2)).toBe(Date.parse("2026-11-25T00:00:00Z"));
});

test("the uses of packs add up, and the days in which to use them do not", () => {
  expect(passBought({ uses: 10, days: 90 }, 2, noon)).toEqual({
    uses: 20,
    endsAt: Date.parse("2027-02-21T00:00:00Z"),
  });
  expect(passBought({ uses: 5, days: null }, 1, noon)).toEqual({ uses: 5, endsAt: null });
});
