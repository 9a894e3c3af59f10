import { eq, sql } from "drizzle-orm";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";

import { member, memberWord } from "@mereau/db/tenant/schema.ts";
import { foldings, searchWords } from "@mereau/shared/search/fold.ts";
import { listMembers, selectMembers } from "#services/members/list.ts";
import { newId, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;
let number = 5000;

beforeAll(async () => {
  town = await startCommunity();
});

afterAll(() => town.close());

const rowOf = (name: string, email: string | null = null) => ({
  id: newId(),
  number: (number += 1),
  name,
  email,
  type: "individual",
  status: "active" as const,
  role: "member" as const,
  language: "fr" as const,
  appliedAt: 1,
});

async function write(name: string, email: string | null = null) {
  const row = rowOf(name, email);
  await town.db.insert(member).values(row);
  return row;
}

const wordsOf = async (id: string) =>
  (await town.db.select().from(memberWord).where(eq(memberWord.member, id))).map(({ word }) => word);

const namesBy = async (q: string) =>
  (await listMembers(town.context(), town.admin, { q, limit: 50 })).items.map(({ name }) => name);

/** How the database goes about it, line by line. */
async function planOf(q: string): Promise<string[]> {
  const { sql: text, params } = selectMembers(town.context(), { q, limit: 50 }, 0).toSQL();
  const chunks = text
    .split("?")
    .flatMap((part, index) => [sql.raw(part), ...(index < params.length ? [sql`${params[index]}`] : [])]);
  const rows = await town.db.all<{ detail: string }>(sql`explain query plan ${sql.join(chunks)}`);
  return rows.map(({ detail }) => detail);
}

test("people are found with or without their accents, by the beginnings of words in any order", async () => {
  await write("Hélène Bœuf-L’Hermitte", "h.boeuf@ailleurs.example");
  await write("HELENE Dupont");
  for (const q of ["helene", "Hélè", "HÉLÈNE"])
    expect(await namesBy(q)).toEqual(["Hélène Bœuf-L’Hermitte", "HELENE Dupont"]);
  for (const q of ["boeuf", "BŒUF hel", "hermitte", "ailleurs", "h.boeuf@ail"])
    expect(await namesBy(q)).toEqual(["Hélène Bœuf-L’Hermitte"]);
  for (const q of ["elene", "helene durand", "%"]) expect(await namesBy(q)).toEqual([]);
});

test("a new name or address takes the place of the one before, and one who is erased is found no more", async () => {
  const { id } = await write("Éloi Blanc", "eloi@ici.example");
  await town.db.update(member).set({ name: "Zoé Noir" }).where(eq(member.id, id));
  expect((await wordsOf(id)).toSorted()).toEqual(["eloi", "example", "ici", "noir", "zoe"]);
  await town.db.update(member).set({ email: null }).where(eq(member.id, id));
  expect(await namesBy("eloi")).toEqual([]);
  await town.db.delete(member).where(eq(member.id, id));
  expect(await wordsOf(id)).toEqual([]);
});

test("the database folds whatever is written as what is looked for is folded", async () => {
  const letters = fc.constantFrom(
    ...foldings.map(([letter]) => letter),
    ...Array.from("aZ09 \"'\\Łőé漢😀{}[]:,"),
  );
  const text = fc.array(letters, { maxLength: 60 }).map((parts) => parts.join(""));
  await fc.assert(
    fc.asyncProperty(text, text, async (name, email) => {
      const own = `${email}${number}`;
      const { id } = await write(name, own);
      const words = searchWords(`${name} ${own}`);
      expect((await wordsOf(id)).toSorted()).toEqual([...words].toSorted());
    }),
    { numRuns: 60 },
  );
});

test("looking for somebody reads an index, not everybody", async () => {
  for (const q of ["helene", "helene boeuf", "5001"]) {
    const plan = await planOf(q);
    expect(plan.filter((line) => line.startsWith("SCAN"))).toEqual([]);
    expect(plan).toContainEqual(expect.stringMatching(/^SEARCH member USING INDEX \S+ \(id=\?\)$/));
    expect(plan).toContainEqual(
      expect.stringMatching(/^SEARCH member_word USING PRIMARY KEY \(word>\? AND word<\?\)$/),
    );
  }
});
