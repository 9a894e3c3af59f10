import { expect, test } from "vitest";

import { hueOf, initialsOf } from "#initials.ts";

test("a name is known by its first and last words, small words left aside", () => {
  expect(initialsOf("Boulangerie du Four")).toBe("BF");
  expect(initialsOf("Noé Rambaud")).toBe("NR");
  expect(initialsOf("L’Épicerie")).toBe("É");
  expect(initialsOf("Méreau")).toBe("M");
  expect(initialsOf("42")).toBe("·");
});

test("a name has the same colour each time", () => {
  expect(hueOf("Noé Rambaud")).toBe(hueOf("Noé Rambaud"));
  expect(
    new Set(["Ana", "Bo", "Cléo", "Dan", "Eve", "Fa", "Gus", "Hugo", "Iris"].map(hueOf)).size,
  ).toBeGreaterThan(3);
});
