import { expect, test } from "vitest";

import {
  answersTo,
  type DirectoryEntry,
  noFilter,
  readFilter,
  writeFilter,
} from "#screens/directory/filter.ts";

const shop: DirectoryEntry = {
  number: 1017,
  name: "Épicerie du Four",
  type: "provider",
  provider: true,
  photo: null,
  categories: ["food"],
  place: null,
  distance: null,
  accounts: [],
};

test("an address bears what is looked for, and finds it again", () => {
  const filter = { q: "four & fils", category: "food", everybody: true };
  const written = writeFilter(filter);
  expect(readFilter(Object.fromEntries(new URLSearchParams(written)))).toEqual(filter);
  expect(writeFilter(noFilter)).toBe("");
});

test("without a network a member is found by name, whatever its accents, by number, category and kind", () => {
  expect(answersTo(shop, { ...noFilter, q: " epicerie" })).toBe(true);
  expect(answersTo(shop, { ...noFilter, q: "1017" })).toBe(true);
  expect(answersTo(shop, { ...noFilter, q: "101" })).toBe(false);
  expect(answersTo(shop, { ...noFilter, category: "repair" })).toBe(false);
  expect(answersTo({ ...shop, provider: false }, noFilter)).toBe(false);
  expect(answersTo({ ...shop, provider: false }, { ...noFilter, everybody: true })).toBe(true);
});
