import { statSync } from "node:fs";
import { join } from "node:path";

import { cardChange } from "@mereau/shared/contracts/cards.ts";
import { expect, test } from "vitest";

import { leMiel } from "./le-miel/story.ts";
import { stories } from "./stories.ts";

const bytesOf = (name: string) => statSync(join(import.meta.dirname, `pictures/${name}.webp`)).size;

test.each(stories.map((story) => [story.founding.slug, story] as const))(
  "in %s each face is that of somebody there, found by a category of theirs, and its picture is small",
  (_slug, { faces, founding, people }) => {
    const keys = new Set(people.map(({ key }) => key));
    const codes = new Set(founding.categories.map(({ code }) => code));
    expect(Object.keys(faces.cards).filter((key) => !keys.has(key))).toEqual([]);
    const cards = Object.values(faces.cards);
    const named = cards.flatMap(({ categories = [] }) => categories);
    expect(named.filter((code) => !codes.has(code))).toEqual([]);
    for (const { photo: _photo, ...card } of cards) expect(cardChange.parse(card)).toEqual(card);
    for (const photo of [faces.logo, ...cards.flatMap((card) => card.photo ?? [])])
      expect(bytesOf(photo)).toBeLessThan(10_000);
  },
);

test("in le-miel every provider is found by a category, and sixteen show a photo", () => {
  const providers = leMiel.people.filter(({ type }) => type !== "individual");
  const { cards } = leMiel.faces;
  expect(providers.filter(({ key }) => !cards[key]?.categories?.length).map(({ key }) => key)).toEqual([]);
  expect(Object.values(cards).filter(({ photo }) => photo !== undefined).length).toBe(16);
});
