import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { fieldCodes, messagesOfContracts } from "@mereau/shared/contracts/fieldTexts.ts";

const folderOf = (path: string) => join(import.meta.dirname, path);

/** Where a contract has words of its own: beside a pattern, as an `error` or a `message`, in an added issue. */
const ownWords = /(?:\berror: |\bmessage: |addIssue\(|\.regex\(\s*[^"]*?,\s*)"([^"]+)"/g;
/** Where a field is refused with a code that is no schema’s. */
const ownCodes = /\bfield: ["`][^"`]+["`], code: "([^"]+)"/g;

/** What the pattern catches in the sources of a folder, its tests left out. */
function findAll(folder: string, pattern: RegExp): Set<string> {
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => readFileSync(join(folder, name), "utf8"));
  return new Set(
    sources.flatMap((source) => Array.from(source.matchAll(pattern), ([, caught = ""]) => caught)),
  );
}

test("what a contract says in its own words is said in French too, and nothing else is", () => {
  const words = new Set(
    ["contracts", "policies"].flatMap((folder) => [
      ...findAll(folderOf(`../../../packages/shared/src/${folder}`), ownWords),
    ]),
  );
  expect(words.size).toBeGreaterThan(15);
  expect(words).toEqual(new Set(Object.keys(messagesOfContracts)));
});

test("every code with which a field is refused has its sentence, and none has one in vain", () => {
  const codes = findAll(folderOf(".."), ownCodes);
  expect(codes.size).toBeGreaterThan(10);
  // These come from reading an amount, with whatever field it is in
  const ofAmounts = ["amount_malformed", "amount_out_of_bounds"];
  expect(new Set([...codes, ...ofAmounts])).toEqual(new Set(Object.keys(fieldCodes)));
});
