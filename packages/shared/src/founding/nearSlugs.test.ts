import { expect, test } from "vitest";

import { communitySlug } from "#contracts/communities.ts";
import { nearSlugs, slugOfName } from "#founding/nearSlugs.ts";

test("near an address stand numbered ones, never longer than an address may be", () => {
  expect(nearSlugs("le-miel", 3)).toEqual(["le-miel-2", "le-miel-3", "le-miel-4"]);
  const long = `${"a".repeat(37)}-bc`;
  expect(nearSlugs(long, 1)).toEqual([`${"a".repeat(37)}-2`]);
  for (const slug of nearSlugs("z".repeat(40), 12)) expect(communitySlug.safeParse(slug).success).toBe(true);
});

test("a name gives the address that people would type for it", () => {
  expect(slugOfName("Le Miel d’Épice")).toBe("le-miel-d-epice");
  expect(slugOfName("Cœur & Châtaigne !")).toBe("coeur-chataigne");
  expect(slugOfName(`${"x".repeat(39)} y`)).toBe("x".repeat(39));
  expect(slugOfName("名前")).toBe("");
});
