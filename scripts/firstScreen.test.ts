import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

const source = (path: string) => fileURLToPath(new URL(`../apps/wallet/src/${path}`, import.meta.url));

/** What a module imports of the wallet itself as it is loaded: neither types, nor what it fetches later. */
const importsOf = (text: string): string[] =>
  [...text.matchAll(/^(?:import|export) (?!type\b)(?:[^;]*? from )?"#([^"]+\.tsx?)";/gm)].map(
    ([, path = ""]) => path,
  );

async function loadedWith(entry: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const waiting = [entry];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    const text = await readFile(source(path), "utf8");
    found.set(path, text);
    waiting.push(...importsOf(text));
  }
  return found;
}

test("what is loaded with the wallet's first screen says only what is loaded with it", async () => {
  const loaded = await loadedWith("main.tsx");
  expect([...loaded.keys()]).toContain("screens/home/Purse.tsx");
  const saysAll = [...loaded].filter(
    ([path, text]) => path !== "texts/say.ts" && /import \{[^}]*\bsay\b[^}]*\} from "#texts\/say/.test(text),
  );
  expect(saysAll.map(([path]) => path)).toEqual([]);
});
