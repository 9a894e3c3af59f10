import { expect, test } from "vitest";

import { creditStanding } from "#policies/creditLadder/stage.ts";
import { creditLadderSettings } from "#policies/creditLadder/settings.ts";

const ladder = creditLadderSettings.parse({ warnAt: 50, showAt: 75, blockAt: 90 });
const at = (posted: number, held = 0) => creditStanding(ladder, { posted, held, creditLimit: 150 });

test.each([
  [500, "fine", 0],
  [0, "fine", 0],
  [-74, "fine", 49],
  [-75, "warned", 50],
  [-112, "warned", 74],
  [-113, "visible", 75],
  [-134, "visible", 89],
  [-135, "blocked", 90],
  [-150, "blocked", 100],
])("an account at %i of a limit of 150 is %s, with %i %% of it used", (posted, stage, used) => {
  expect(at(posted)).toEqual({ stage, used });
});

test("what is held counts as spent", () => {
  expect(at(-60, 15)).toEqual({ stage: "warned", used: 50 });
  expect(at(100, 175)).toEqual({ stage: "warned", used: 50 });
});

test("steps that are left out are skipped, and without a ladder all is fine", () => {
  const stop = creditLadderSettings.parse({ blockAt: 100 });
  expect(creditStanding(stop, { posted: -149, held: 0, creditLimit: 150 }).stage).toBe("fine");
  expect(creditStanding(stop, { posted: -150, held: 0, creditLimit: 150 }).stage).toBe("blocked");
  expect(creditStanding(null, { posted: -150, held: 0, creditLimit: 150 })).toEqual({
    stage: "fine",
    used: 100,
  });
});
