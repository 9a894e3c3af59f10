import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { policySettings } from "#policies/registry.ts";
import { earliestChange, inForce, nextChange, type PolicyVersion, stateOf } from "#policies/versions.ts";

const versionsAt = (...moments: readonly number[]): PolicyVersion[] =>
  moments.map((effectiveAt, index) => ({ currency: "DU", version: index + 1, effectiveAt, policies: {} }));

const anyVersions = fc.array(fc.nat({ max: 20 }), { maxLength: 6 }).map((moments) => versionsAt(...moments));
const moment = fc.integer({ min: -1, max: 21 });
const numberAt = (versions: readonly PolicyVersion[], at: number) => inForce(versions, at)?.version ?? null;

describe("the version in force", () => {
  test("is none before the first takes effect, and the first from that very moment", () => {
    const versions = versionsAt(10);
    expect([9, 10, 11].map((at) => numberAt(versions, at))).toEqual([null, 1, 1]);
    expect(inForce([], 5)).toBeNull();
  });

  test("is the announced one from its moment on", () => {
    const versions = versionsAt(0, 10, 20);
    expect([0, 9, 10, 19, 20].map((at) => numberAt(versions, at))).toEqual([1, 1, 2, 2, 3]);
  });

  test("is never an announced one whose place a later one took before its time", () => {
    const versions = versionsAt(0, 20, 10);
    expect([9, 10, 19, 20, 21].map((at) => numberAt(versions, at))).toEqual([1, 3, 3, 3, 3]);
    expect(numberAt(versionsAt(0, 10, 10), 10)).toBe(3);
  });

  test("is in effect, and no later one is, whatever the order in which they are listed", () => {
    fc.assert(
      fc.property(anyVersions, moment, (versions, at) => {
        const found = inForce(versions, at);
        const effective = versions.filter(({ effectiveAt }) => effectiveAt <= at);
        expect(found?.version ?? 0).toBe(Math.max(0, ...effective.map(({ version }) => version)));
        expect(inForce(versions.toReversed(), at)).toBe(found);
      }),
    );
  });

  test("never goes back to an earlier one", () => {
    fc.assert(
      fc.property(anyVersions, moment, fc.nat({ max: 20 }), (versions, at, later) => {
        expect(numberAt(versions, at + later) ?? 0).toBeGreaterThanOrEqual(numberAt(versions, at) ?? 0);
      }),
    );
  });
});

describe("the next change", () => {
  test("is the first moment after, and none after the last", () => {
    const versions = versionsAt(0, 20, 10);
    expect([-1, 0, 9, 10, 20].map((at) => nextChange(versions, at))).toEqual([0, 10, 10, 20, null]);
  });

  test("is not before anything changes: the same version is in force until then", () => {
    fc.assert(
      fc.property(anyVersions, moment, (versions, at) => {
        const next = nextChange(versions, at);
        const until = next ?? 30;
        expect(next === null || next > at).toBe(true);
        for (let between = at; between < until; between += 1)
          expect(numberAt(versions, between)).toBe(numberAt(versions, at));
        expect([null, ...versions.map(({ effectiveAt }) => effectiveAt)]).toContain(next);
      }),
    );
  });
});

const DAY = 86_400_000;
const of = (version: number, effectiveAt: number, days = 0): PolicyVersion => ({
  currency: "MIEL",
  version,
  effectiveAt,
  policies: policySettings.parse({ notice: { days } }),
});
const states = (versions: PolicyVersion[], at: number) => versions.map((it) => stateOf(versions, it, at));

describe("a version", () => {
  test("is announced until its moment, holds until another’s, and is past then", () => {
    const versions = [of(1, 100), of(2, 200)];
    expect(states(versions, 99)).toEqual(["announced", "announced"]);
    expect(states(versions, 100)).toEqual(["in_force", "announced"]);
    expect(states(versions, 200)).toEqual(["past", "in_force"]);
  });

  test("is withdrawn by a later one that holds no later", () => {
    const versions = [of(1, 100), of(2, 300), of(3, 150)];
    expect(states(versions, 150)).toEqual(["past", "withdrawn", "in_force"]);
    expect(states(versions, 400)).toEqual(["past", "withdrawn", "in_force"]);
  });

  test("may follow at once without notice, else from the first midnight that leaves all of it", () => {
    expect(earliestChange([of(1, 0)], 5)).toBe(5);
    expect(earliestChange([of(1, 0, 30)], 5 * DAY)).toBe(35 * DAY);
    expect(earliestChange([of(1, 0, 30)], 5 * DAY + 1)).toBe(36 * DAY);
    expect(earliestChange([], 7)).toBe(7);
  });
});
