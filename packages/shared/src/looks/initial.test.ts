import { expect, test } from "vitest";

import { initialOf } from "#looks/initial.ts";

test("a community is known by the letter of its own word", () => {
  expect(initialOf("Le Miel")).toBe("m");
  expect(initialOf("L’Abeille")).toBe("a");
});
