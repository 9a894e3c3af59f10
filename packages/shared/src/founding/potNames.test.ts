import { expect, test } from "vitest";

import { potName } from "#founding/potNames.ts";

test("a pot is called by its purpose in the community’s language, or else by the end of its id", () => {
  expect(potName("POKOU:pot-solidarity", "fr")).toBe("Solidarité");
  expect(potName("GLA:pot-commons", "en")).toBe("Commons");
  expect(potName("GLA:pot-theatre2", "fr")).toBe("Theatre2");
});
