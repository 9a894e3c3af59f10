import fc from "fast-check";
import { expect, test } from "vitest";

import { ExportLines, ExportReader } from "#export/lines.ts";

async function write(values: readonly object[]): Promise<string[]> {
  const lines = new ExportLines();
  const written: string[] = [];
  for (const value of values) written.push((await lines.next(value)).trimEnd());
  return written;
}

async function read(lines: readonly string[]): Promise<number[]> {
  const reader = new ExportReader();
  const altered: number[] = [];
  for (const [index, line] of lines.entries()) if (!(await reader.next(line)).ok) altered.push(index);
  return altered;
}

const values = [
  { table: "member", row: { name: "Zoë" } },
  { table: "member", row: { name: "Noor" } },
  { end: true },
];

test("lines are read back as they were written", async () => {
  const reader = new ExportReader();
  for (const [index, line] of (await write(values)).entries())
    expect(await reader.next(line)).toEqual({ ok: true, value: values[index] });
});

test("any single altered character is found in its own line", async () => {
  const lines = await write(values);
  await fc.assert(
    fc.asyncProperty(
      fc.nat(2),
      fc.nat(200),
      fc.integer({ min: 32, max: 126 }),
      async (index, place, code) => {
        const line = lines[index] ?? "";
        const at = place % line.length;
        const altered = line.slice(0, at) + String.fromCharCode(code) + line.slice(at + 1);
        fc.pre(altered !== line);
        expect(await read(lines.with(index, altered))).toContain(index);
      },
    ),
    { numRuns: 300 },
  );
});

test("a line taken out shows in the line after it", async () => {
  const lines = await write(values);
  expect(await read(lines.toSpliced(1, 1))).toEqual([1]);
});
