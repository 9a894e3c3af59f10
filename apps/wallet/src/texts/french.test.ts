import { expect, test } from "vitest";

import { first, rest } from "#texts/fr.ts";

/** All sentences that are there as they are. */
function sentencesIn(texts: object): string[] {
  return Object.values(texts).flatMap((text: unknown) =>
    typeof text === "string" ? [text] : typeof text === "object" && text !== null ? sentencesIn(text) : [],
  );
}

test("in French no line begins with a colon, a question mark or the like: the space before keeps it", () => {
  const sentences = sentencesIn({ first, rest });
  expect(sentences.length).toBeGreaterThan(500);
  expect(sentences.filter((text) => / [:;?!»]|« /.test(text))).toEqual([]);
});
