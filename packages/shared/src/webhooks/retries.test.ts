import { expect, test } from "vitest";

import { nextTryAt, TRIED_MS } from "#webhooks/retries.ts";

/** The minutes after which a message is tried that always fails. */
function triesOf(chance: number): number[] {
  const minutes: number[] = [];
  let now = 0;
  for (let attempts = 1; ; attempts += 1) {
    const at = nextTryAt({ attempts, dueAt: 0, now }, chance);
    if (at === null) return minutes;
    minutes.push(Math.round(at / 60_000));
    now = at;
  }
}

test("a message that fails is tried eleven times over three days, ever more rarely", () => {
  expect(triesOf(0.5)).toEqual([1, 3, 11, 43, 171, 683, 1403, 2123, 2843, 3563, 4283]);
});

const after = (attempts: number, chance: number) =>
  nextTryAt({ attempts, dueAt: 0, now: 0 }, chance) ?? Number.NaN;

test("rests are spread by a fifth either way, and never shorter than half a minute", () => {
  expect([after(3, 0), after(3, 0.5), after(3, 1)]).toEqual([384_000, 480_000, 576_000]);
  expect(after(1, 0)).toBe(30_000);
  for (const chance of [0, 1])
    for (const at of triesOf(chance)) expect(at * 60_000).toBeLessThanOrEqual(TRIED_MS);
});
