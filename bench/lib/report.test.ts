import { expect, test } from "vitest";

import { figureOf, results } from "./report.ts";
import type { Case } from "./row.ts";

const measured: Case = {
  name: "pay.unsigned",
  unit: "payments/s",
  comparison: "an empty handler",
  goal: { atLeast: 0.5 },
  rounds: [
    { value: 100, against: 400 },
    { value: 300, against: 500 },
    { value: 200, against: 250 },
  ],
};

test("a figure is the median of each side, and its ratio the median of the rounds' ratios", () => {
  expect(figureOf(measured)).toMatchObject({
    value: 200,
    against: 400,
    ratio: 0.6,
    goal: "≥ 0.5",
    met: true,
  });
});

test("a goal is met at its very bound and missed beyond it", () => {
  const wake: Case = { ...measured, goal: { atMost: 0.6 } };
  expect(figureOf(wake)).toMatchObject({ goal: "≤ 0.6", met: true });
  expect(figureOf({ ...wake, goal: { atMost: 0.59 } }).met).toBe(false);
});

test("a goal of the ratio and one of the value must both be met", () => {
  const [reached, missed] = [200, 201].map((atLeast) => figureOf({ ...measured, valueGoal: { atLeast } }));
  expect(reached).toMatchObject({ goal: "≥ 0.5 and ≥ 200 payments/s", met: true });
  expect(missed?.met).toBe(false);
});

test("what has no goal is neither met nor missed", () => {
  expect(figureOf({ ...measured, goal: null })).toMatchObject({ goal: null, met: null });
});

test("results keep their shape, and nothing unnamed slips into them", () => {
  const written = {
    machine: { cpu: "one", cores: 2 },
    versions: { node: "24.21.0" },
    seed: 1,
    measuredAt: "2026-11-22T10:00:00.000Z",
    short: false,
    profiled: false,
    durability: "an fsync at each commit",
    rows: { "pay.unsigned": figureOf(measured) },
    leftOut: ["the network"],
  };
  expect(results.parse(JSON.parse(JSON.stringify(written)))).toEqual(written);
  expect(results.safeParse({ ...written, rows: { pay: { value: 1 } } }).success).toBe(false);
  expect(results.safeParse({ ...written, load: 3 }).success).toBe(false);
});
