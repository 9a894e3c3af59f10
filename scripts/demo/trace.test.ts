import { expect, test } from "vitest";

import { Trace } from "./trace.ts";

function startTrace(isColoured = false) {
  const lines: string[] = [];
  return { lines, trace: new Trace((line) => lines.push(line), { isColoured }) };
}

test("a right figure gets a tick and the demonstration succeeds", () => {
  const { lines, trace } = startTrace();
  trace.chapter("Money is issued");
  trace.check("In circulation", "250.00", "250.00");
  expect(trace.finish(1.25)).toBe(true);
  expect(lines[2]).toMatch(/^ {4}✓ In circulation +250\.00$/);
  expect(lines.at(-1)).toBe("All 1 figures are right (1.3 s).");
});

test("one wrong figure among right ones fails the demonstration and is named with what it should be", () => {
  const { lines, trace } = startTrace();
  trace.check("In circulation", "250.00", "250.00");
  trace.check("Alice’s balance", "237.51", "237.50");
  expect(trace.finish(1)).toBe(false);
  expect(trace.failures).toEqual(["Alice’s balance: 237.51, and should be 237.50"]);
  expect(lines).toContain("1 of 2 figures are wrong (1.0 s).");
});

test('figures are compared with their type and order: neither 1 for "1", nor one list for another', () => {
  const { trace } = startTrace();
  trace.check("A number", 1, "1");
  trace.check("A list", ["EUR", "MIEL"], ["MIEL", "EUR"]);
  trace.check("Nothing", null, 0);
  expect(trace.failures).toHaveLength(3);
});

test("a demonstration that checked nothing has not succeeded", () => {
  expect(startTrace().trace.finish(0)).toBe(false);
});

test("colours are written only where they are wanted", () => {
  const plain = startTrace();
  const coloured = startTrace(true);
  for (const { trace } of [plain, coloured]) trace.check("A figure", 1, 1);
  expect(plain.lines.join("")).not.toContain("\u001B");
  expect(coloured.lines.join("")).toContain("\u001B[32m");
});
