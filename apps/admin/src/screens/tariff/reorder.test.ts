import { expect, test } from "vitest";

import { reorder } from "#screens/tariff/reorder.ts";

const list = ["coffee", "tea", "juice"].map((id, index) => ({ id, position: index * 10 }));
const changed = (...asked: Parameters<typeof reorder>) =>
  reorder(...asked).map(({ item, position }) => [item.id, position]);

test("what takes the place of its neighbour changes two positions, up and down alike", () => {
  const swapped = [
    ["tea", 0],
    ["coffee", 10],
  ];
  expect(changed(list, "tea", "coffee")).toEqual(swapped);
  expect(changed(list, "coffee", "tea")).toEqual(swapped);
});

test("where all had one position each gets its own", () => {
  const level = list.map(({ id }) => ({ id, position: 0 }));
  expect(changed(level, "juice", "tea")).toEqual([
    ["juice", 10],
    ["tea", 20],
  ]);
});

test("what is not in the list moves nothing", () => {
  expect(changed(list, "cake", "tea")).toEqual([]);
});
