import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { messagesOfContracts } from "@mereau/shared/contracts/fieldTexts.ts";

const folder = join(import.meta.dirname, "../../../packages/shared/src/contracts");

/** Where a contract has words of its own: beside a pattern, as an `error` or a `message`, in an added issue. */
const places = /(?:\berror: |\bmessage: |addIssue\(|\.regex\(\s*[^"]*?,\s*)"([^"]+)"/g;

function ownWords(): string[] {
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => readFileSync(join(folder, name), "utf8"));
  return sources.flatMap((source) => Array.from(source.matchAll(places), ([, words = ""]) => words));
}

test("what a contract says in its own words is said in French too, and nothing else is", () => {
  const words = new Set(ownWords());
  expect(words.size).toBeGreaterThan(15);
  expect(words).toEqual(new Set(Object.keys(messagesOfContracts)));
});
