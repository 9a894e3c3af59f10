import { expect, test } from "vitest";

import { searchWords } from "#search/fold.ts";

test("what is looked for are words without accents or capitals, each once", () => {
  expect(searchWords("  Anne-Élise  L’Hœvel, anne@ici.example ")).toEqual([
    "anne",
    "elise",
    "l",
    "hoevel",
    "ici",
    "example",
  ]);
  expect(searchWords("Noe\u0308l Çetin 4")).toEqual(["noel", "cetin", "4"]);
  expect(searchWords("% _ '")).toEqual([]);
});
