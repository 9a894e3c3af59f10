import { expect, test } from "vitest";

import { line, prose } from "#contracts/text.ts";

test.each(["Deux pains", "  œufs 🥚 ", "naïve <3", "👩‍🌾 maraîchère", "שלום"])("%j is a line", (text) => {
  expect(line(40).parse(text)).toBe(text.trim());
});

test.each([
  "a\nb",
  "nul \u0000",
  "half \ud83e",
  "\udd5a half",
  "turned \u202e txt",
  "\u200b",
  "un\u2060seen",
  "no \ufffd text",
  "isolated \u2067",
  "between \u2028 lines",
])("%j is not a line", (text) => {
  expect(line(40).safeParse(text).success).toBe(false);
});

test("prose has lines, and no stray halves or turns either", () => {
  expect(prose(40).parse("one\ntwo\tthree\n")).toBe("one\ntwo\tthree");
  for (const text of ["\ud83e", "\u0000", "\u202e"]) expect(prose(40).safeParse(text).success).toBe(false);
});
