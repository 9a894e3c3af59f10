import { expect, test } from "vitest";

import type { Duty } from "#ledger/duties/duty.ts";
import { dutyStandings, runDuties } from "#ledger/duties/run.ts";

const memory = () => {
  const values = new Map<string, unknown>();
  return {
    get: (key: string) => Promise.resolve(values.get(key)),
    put: (key: string, value: unknown) => Promise.resolve(void values.set(key, value)),
  };
};

/** A duty that is due at these moments, one after the other, and does what it is told. */
function dutyOf(name: string, moments: number[], act: (now: number) => void = () => undefined) {
  const done: number[] = [];
  const duty: Duty = {
    name,
    nextDue: () => Promise.resolve(moments[0] ?? null),
    run: async (now) => {
      act(now);
      done.push(moments.shift() ?? now);
    },
  };
  return { ...duty, done, moments };
}

const broken = () => {
  throw new Error("down");
};

test("a duty that throws rests ever longer, and holds up no other", async () => {
  const kept = memory();
  const good = dutyOf("good", [1, 2, 3]);
  const bad = dutyOf("bad", [1], broken);
  expect(await runDuties([bad, good], kept, 1_000)).toBe(2);
  expect(await runDuties([bad, good], kept, 1_000)).toBe(3);
  expect(await runDuties([bad, good], kept, 1_000)).toBe(31_000);
  expect(await runDuties([bad, good], kept, 31_000)).toBe(91_000);
  expect(good.done).toEqual([1, 2, 3]);
  expect(await dutyStandings([bad, good], kept)).toEqual([
    { name: "bad", nextDueAt: 1, doneAt: null, failures: 2, failedAt: 31_000, reason: "down" },
    { name: "good", nextDueAt: null, doneAt: 1_000, failures: 0, failedAt: null, reason: null },
  ]);
});

test("a rest that lies in a future which has not come holds nothing up", async () => {
  const kept = memory();
  const bad = dutyOf("bad", [1], broken);
  await runDuties([bad], kept, 1e12);
  const healed = dutyOf("bad", [1]);
  expect(await runDuties([healed], kept, 5_000)).toBeNull();
  expect(healed.done).toEqual([1]);
});

test("what one duty makes due is noticed, though the other had looked before", async () => {
  const messages = dutyOf("messages", []);
  const payments = dutyOf("payments", [1], () => messages.moments.push(7));
  expect(await runDuties([messages, payments], memory(), 10)).toBe(7);
});

test("nothing in sight is told as nothing", async () => {
  expect(await runDuties([dutyOf("idle", [])], memory(), 10)).toBeNull();
});
