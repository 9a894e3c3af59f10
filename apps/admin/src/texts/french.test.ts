import { expect, test } from "vitest";

/** The files with sentences, as they are written. */
const files: Record<string, string> = import.meta.glob(
  ["../**/texts.ts", "../**/*Forms.ts", "../frame/*.{ts,tsx}", "./common.ts"],
  { query: "?raw", import: "default", eager: true },
);
const french = Object.entries(files).map(([file, text]) => ({ file, text }));

test("in French no line begins with a colon, a question mark or the like: the space before keeps it", () => {
  expect(french.length).toBeGreaterThan(5);
  const loose = french.flatMap(({ file, text }) => {
    const blocks = text.match(/\bfr: (?:\{[\s\S]*?\n {2}\},|"[^"]*")/g) ?? [];
    const sentences = blocks.flatMap((block) => block.match(/"[^"]*"|`[^`]*`/g) ?? []);
    return sentences
      .filter((sentence) => / [:;?!»](?:\s|["`$]|$)|« /.test(sentence))
      .map((found) => `${file}: ${found}`);
  });
  expect(loose).toEqual([]);
});
