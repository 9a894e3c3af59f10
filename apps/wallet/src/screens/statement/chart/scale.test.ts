import * as fc from "fast-check";
import { expect, test } from "vitest";

import { fromTop, scaleOver } from "#screens/statement/chart/scale.ts";

test("an axis has round figures, and zero among them", () => {
  expect(scaleOver([24_850, 42_215])).toEqual({
    low: 0,
    high: 60_000,
    marks: [0, 20_000, 40_000, 60_000],
  });
  expect(scaleOver([-3_500, 1_200]).marks).toEqual([-4_000, -2_000, 0, 2_000]);
});

test("an account that never had anything has an axis all the same", () => {
  expect(scaleOver([0, 0])).toEqual({ low: 0, high: 1, marks: [0, 1] });
  expect(scaleOver([])).toMatchObject({ low: 0, high: 1 });
});

const isShown = (figures: number[]) => {
  const scale = scaleOver(figures);
  const places = figures.map((one) => fromTop(scale, one));
  const isWithin = places.every((place) => place >= 0 && place <= 100);
  const isRead = scale.marks.length >= 2 && scale.marks.length <= 7;
  return isWithin && isRead && scale.marks.includes(0);
};

test("whatever is shown stands on the axis, between three and seven figures", () => {
  const figure = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
  expect(fc.check(fc.property(fc.array(figure, { minLength: 1, maxLength: 40 }), isShown)).failed).toBe(
    false,
  );
});
