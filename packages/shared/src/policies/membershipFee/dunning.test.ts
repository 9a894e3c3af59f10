import fc from "fast-check";
import { expect, test } from "vitest";

import { type Dunning, dunningStep } from "#policies/membershipFee/dunning.ts";
import { membershipFeeSettings } from "#policies/membershipFee/settings.ts";

const DAY = 86_400_000;

const settings = membershipFeeSettings.parse({
  since: "2027-01-01",
  period: "calendar_year",
  amount: "10",
  graceDays: 30,
  reminders: [{ afterDays: 0 }, { afterDays: 15 }, { afterDays: 45 }],
  unpaid: { leadsTo: "suspend", afterDays: 90, noticeDays: 15 },
});

const fresh: Dunning = { dueAt: 0, isOverdue: false, reminded: -1, noticedAt: null, unpaidAt: null };

/** What happens on which day, when it is looked at on these days. */
function follow(days: readonly number[]): [number, string][] {
  let standing = fresh;
  const told: [number, string][] = [];
  for (const day of days) {
    const step = dunningStep(settings, standing, day * DAY);
    if (step.reminder !== null) told.push([day, `reminder ${step.reminder}`]);
    if (step.becomesOverdue) told.push([day, "overdue"]);
    if (step.notice) told.push([day, "notice"]);
    if (step.consequence) told.push([day, step.consequence]);
    standing = step.after;
  }
  return told;
}

const inOrder = [
  [0, "reminder 0"],
  [15, "reminder 1"],
  [30, "overdue"],
  [45, "reminder 2"],
  [75, "notice"],
  [90, "suspend"],
];

test("an unpaid fee is reminded of, overdue, given notice and led to its end, each once and in this order", () => {
  const everyDay = Array.from({ length: 200 }, (_, day) => day);
  expect(follow(everyDay)).toEqual(inOrder);
  expect(follow(everyDay.flatMap((day) => [day, day]))).toEqual(inOrder);
});

test("only the moments that are announced need to be looked at", () => {
  let standing = fresh;
  let at: number | null = 0;
  const days: number[] = [];
  while (at !== null) {
    days.push(at / DAY);
    const step = dunningStep(settings, standing, at);
    [standing, at] = [step.after, step.nextAt];
  }
  expect(days).toEqual([0, 15, 30, 45, 75, 90]);
});

test("after a long absence one reminder is sent, and a suspension waits until its notice had its days", () => {
  expect(follow([0, 50, 51])).toEqual([
    [0, "reminder 0"],
    [50, "reminder 2"],
    [50, "overdue"],
  ]);
  expect(follow([200, 201, 214, 215, 216])).toEqual([
    [200, "overdue"],
    [200, "notice"],
    [215, "suspend"],
  ]);
});

test("whenever it is looked at, nothing comes twice, and a suspension never before its notice had its days", () => {
  const days = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 40 });
  fc.assert(
    fc.property(days, (seen) => {
      const told = follow(seen.toSorted((one, other) => one - other));
      expect(new Set(told.map(([, what]) => what)).size).toBe(told.length);
      const dayOf = (what: string, otherwise: number) =>
        told.find(([, said]) => said === what)?.[0] ?? otherwise;
      const suspended = dayOf("suspend", Infinity);
      expect(suspended).toBeGreaterThanOrEqual(90);
      expect(suspended).toBeGreaterThanOrEqual(dayOf("notice", 0) + 15);
    }),
  );
});
