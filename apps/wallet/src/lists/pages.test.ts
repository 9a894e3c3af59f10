import { expect, test } from "vitest";

import { joined, type Known, withMore } from "#lists/pages.ts";

const how = { keyOf: String, at: 2 };
const known: Known<number> = { items: [9, 8, 7, 6], next: "6", searchedTo: null, at: 1 };

test("a first page that is read anew stands before what was read behind it", () => {
  expect(joined(known, { items: [11, 10, 9], next: "9" }, how)).toEqual({
    items: [11, 10, 9, 8, 7, 6],
    next: "6",
    searchedTo: null,
    at: 2,
  });
});

test("what changed on the first page is shown as it is now", () => {
  const undone = { ...how, keyOf: (item: { id: number; undone: boolean }) => String(item.id) };
  const before = {
    items: [
      { id: 2, undone: false },
      { id: 1, undone: false },
    ],
    next: null,
    searchedTo: null,
    at: 1,
  };
  const after = joined(before, { items: [{ id: 2, undone: true }], next: "2" }, undone);
  expect(after.items).toEqual([
    { id: 2, undone: true },
    { id: 1, undone: false },
  ]);
});

test("a list with more new items than fit on a page leaves no gap", () => {
  expect(joined(known, { items: [14, 13], next: "13" }, how)).toMatchObject({ items: [14, 13], next: "13" });
});

test("a list whose first page is all there is ends with it", () => {
  expect(joined(known, { items: [9], next: null }, how)).toMatchObject({ items: [9], next: null });
});

test("a further page comes behind, with the place where to go on", () => {
  const more = withMore(known, { items: [5], next: null, searchedTo: 7 }, 3);
  expect(more).toEqual({ items: [9, 8, 7, 6, 5], next: null, searchedTo: 7, at: 1 });
});
