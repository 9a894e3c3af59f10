import { expect, test } from "vitest";

import { isGuessable } from "#keys/guessable.ts";

test("what everybody tries first is no code", () => {
  for (const pin of ["000000", "777777", "123456", "654321", "890123", "121212", "123123"])
    expect([pin, isGuessable(pin)]).toEqual([pin, true]);
});

test("any other six digits are", () => {
  for (const pin of ["482913", "112233", "198406", "135790"])
    expect([pin, isGuessable(pin)]).toEqual([pin, false]);
});
