import { expect, test } from "vitest";

import { randomFrom } from "./random.ts";

const draw = (seed: string, count: number) => {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => random.next());
};

test("the same seed draws the same figures, another seed others", () => {
  expect(draw("le-miel", 50)).toEqual(draw("le-miel", 50));
  expect(draw("le-miel", 50)).not.toEqual(draw("la-matrice", 50));
});

test("its figures are spread evenly from 0 to 1", () => {
  const figures = draw("spread", 20_000);
  for (let tenth = 0; tenth < 10; tenth += 1) {
    const share = figures.filter((figure) => figure >= tenth / 10 && figure < (tenth + 1) / 10).length;
    expect(Math.abs(share - 2000)).toBeLessThan(200);
  }
});

test("a weight of three is drawn three times as often as a weight of one, and a weight of nothing never", () => {
  const random = randomFrom("weights");
  const drawn = Array.from({ length: 8000 }, () => random.weigh([0, 1, 3], (weight) => weight));
  const threes = drawn.filter((item) => item === 3).length;
  expect(Math.abs(threes - 6000)).toBeLessThan(200);
  expect(drawn).not.toContain(0);
  expect(random.weigh([0, 0], (weight) => weight)).toBeUndefined();
});

test("counts come to their mean", () => {
  const random = randomFrom("counts");
  const total = Array.from({ length: 10_000 }, () => random.count(1.6)).reduce(
    (sum, count) => sum + count,
    0,
  );
  expect(Math.abs(total - 16_000)).toBeLessThan(500);
});

test("whole figures reach both ends", () => {
  const random = randomFrom("ends");
  expect(new Set(Array.from({ length: 200 }, () => random.whole(3, 5)))).toEqual(new Set([3, 4, 5]));
});
