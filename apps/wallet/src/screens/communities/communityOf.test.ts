import { expect, test } from "vitest";

import { communityOf } from "#screens/communities/communityOf.ts";

const here = { origin: "http://localhost:8787" };

test("a community is found by its address, by any link of it, and by its name on this host", () => {
  const miel = { origin: "https://pay.example.org", slug: "le-miel" };
  for (const text of [
    "https://pay.example.org/le-miel/",
    " pay.example.org/le-miel ",
    "https://pay.example.org/le-miel/p/1042?a=7.40",
    "https://pay.example.org/le-miel/join/K7MPQ2XQDR",
    "MEREAU/1\npay.example.org/le-miel\nMIEL:1042\n7.40",
  ])
    expect([text, communityOf(text, here)]).toEqual([text, miel]);
  expect(communityOf("le-miel", here)).toEqual({ origin: here.origin, slug: "le-miel" });
  expect(communityOf("localhost:8787/le-miel", here)).toEqual({ origin: here.origin, slug: "le-miel" });
});

test("what is unsafe, or no community’s, leads nowhere", () => {
  for (const text of [
    "",
    "bonjour à tous",
    "https://pay.example.org/",
    "https://pay.example.org/v1/le-miel",
    "http://pay.example.org/le-miel",
    "https://le-miel@evil.example/le-miel",
    "javascript://pay.example.org/le-miel",
    "camille@exemple.fr",
  ])
    expect([text, communityOf(text, here)]).toEqual([text, null]);
});
