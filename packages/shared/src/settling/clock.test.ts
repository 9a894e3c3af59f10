import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { spanSeconds } from "#policies/parts.ts";
import { policySettings } from "#policies/registry.ts";
import { inForce, type PolicyVersion } from "#policies/versions.ts";
import { nextTickAt, tickSpanOf } from "#settling/clock.ts";

type Tick = "hour" | "day" | "week";

const melting = (tick: Tick) =>
  policySettings.parse({ demurrage: { rate: "1", per: "month", tick, to: "burn" } });
const paying = (tick: Tick) => policySettings.parse({ dividend: { amount: "10", tick } });
const pause = policySettings.parse({});

const versionsOf = (...all: readonly [at: string | number, policies: typeof pause][]): PolicyVersion[] =>
  all.map(([at, policies], index) => ({
    currency: "DU",
    version: index + 1,
    effectiveAt: new Date(at).getTime(),
    policies,
  }));

/** The next ticks after a moment, in ISO form without their seconds. */
function following(versions: readonly PolicyVersion[], moment: string, count: number): (string | null)[] {
  let at: number | null = Date.parse(moment);
  return Array.from({ length: count }, () => {
    if (at === null) return null;
    at = nextTickAt(versions, at);
    return at === null ? null : new Date(at).toISOString().slice(0, 16);
  });
}

describe("ticks", () => {
  test("fall at midnight by UTC, every hour on the hour, or on Thursdays, on which 1970 began", () => {
    const since = "2026-01-01T09:41Z";
    expect(following(versionsOf(["2026-01-01", paying("day")]), since, 2)).toEqual([
      "2026-01-02T00:00",
      "2026-01-03T00:00",
    ]);
    expect(following(versionsOf(["2026-01-01", melting("hour")]), since, 1)).toEqual(["2026-01-01T10:00"]);
    expect(following(versionsOf(["2026-01-01", melting("week")]), since, 2)).toEqual([
      "2026-01-08T00:00",
      "2026-01-15T00:00",
    ]);
  });

  test("come after the moment, never at it", () => {
    const versions = versionsOf(["2026-01-01", paying("day")]);
    expect(nextTickAt(versions, Date.parse("2026-01-02"))).toBe(Date.parse("2026-01-03"));
    expect(nextTickAt(versions, Date.parse("2026-01-02") - 1)).toBe(Date.parse("2026-01-02"));
  });

  test("do not come without policies, or under some that never tick", () => {
    expect(nextTickAt([], 0)).toBeNull();
    expect(nextTickAt(versionsOf(["2026-01-01", pause]), Date.parse("2026-02-01"))).toBeNull();
  });

  test("wait for announced policies, and come at the very moment when these begin on the beat", () => {
    const versions = versionsOf(["2026-03-01", paying("day")]);
    expect(following(versions, "2026-01-01", 2)).toEqual(["2026-03-01T00:00", "2026-03-02T00:00"]);
    const later = versionsOf(["2026-03-01T00:00:00.001Z", paying("day")]);
    expect(following(later, "2026-01-01", 1)).toEqual(["2026-03-02T00:00"]);
  });

  test("go by the new span from the change on", () => {
    const versions = versionsOf(["2026-01-01", paying("day")], ["2026-01-03T21:30Z", paying("hour")]);
    expect(following(versions, "2026-01-02T12:00Z", 3)).toEqual([
      "2026-01-03T00:00",
      "2026-01-03T22:00",
      "2026-01-03T23:00",
    ]);
  });

  test("pause, and resume on the beat", () => {
    const versions = versionsOf(
      ["2026-01-01", paying("day")],
      ["2026-01-03T12:00Z", pause],
      ["2026-02-01T12:00Z", paying("day")],
    );
    expect(following(versions, "2026-01-02T12:00Z", 3)).toEqual([
      "2026-01-03T00:00",
      "2026-02-02T00:00",
      "2026-02-03T00:00",
    ]);
  });

  test("heed several announced versions one after the other", () => {
    const versions = versionsOf(
      ["2026-01-01", paying("week")],
      ["2026-01-09", paying("day")],
      ["2026-01-10T22:00Z", melting("hour")],
      ["2026-01-10T23:30Z", pause],
    );
    expect(following(versions, "2026-01-01", 6)).toEqual([
      "2026-01-08T00:00",
      "2026-01-09T00:00",
      "2026-01-10T00:00",
      "2026-01-10T22:00",
      "2026-01-10T23:00",
      null,
    ]);
  });

  test("pass over a version whose place a later one took before its time", () => {
    const versions = versionsOf(
      ["2026-01-01", paying("day")],
      ["2026-01-05T12:00Z", paying("hour")],
      ["2026-01-04T12:00Z", paying("week")],
    );
    expect(following(versions, "2026-01-03T12:00Z", 2)).toEqual(["2026-01-04T00:00", "2026-01-08T00:00"]);
  });

  test("of a dividend and of demurrage are one clock", () => {
    const both = policySettings.parse({ ...paying("hour"), ...melting("hour") });
    expect(tickSpanOf(both)).toBe("hour");
    expect(tickSpanOf(pause)).toBeNull();
  });
});

const START = Date.UTC(2026, 0, 1);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const anyVersions = fc
  .array(
    fc.tuple(
      fc.oneof(
        fc.integer({ min: 0, max: 100 * DAY_MS }),
        fc.integer({ min: 0, max: 100 * 24 }).map((hours) => hours * HOUR_MS),
      ),
      fc.constantFrom(pause, paying("hour"), paying("day"), paying("week"), melting("day")),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((all) =>
    versionsOf(...all.map(([at, policies]) => [START + at, policies] as const satisfies [number, unknown])),
  );

/** All ticks between two moments, as a clock finds them that asks for the next one until there is none. */
function between(versions: readonly PolicyVersion[], from: number, to: number): number[] {
  const found: number[] = [];
  for (let at = nextTickAt(versions, from); at !== null && at <= to; at = nextTickAt(versions, at))
    found.push(at);
  return found;
}

test("a clock that was off for a month finds the moments that one which looked every day found", () => {
  fc.assert(
    fc.property(anyVersions, fc.integer({ min: HOUR_MS / 2, max: 3 * DAY_MS }), (versions, step) => {
      const end = START + 30 * DAY_MS;
      const daily: number[] = [];
      for (let now = START; now < end; now += step)
        daily.push(...between(versions, daily.at(-1) ?? START, Math.min(now + step, end)));
      expect(daily).toEqual(between(versions, START, end));
    }),
  );
});

test("the ticks are all the multiples of the span in force at them, and no other moments", () => {
  fc.assert(
    fc.property(anyVersions, (versions) => {
      const end = START + 110 * DAY_MS;
      const expected: number[] = [];
      for (let at = START + HOUR_MS; at <= end; at += HOUR_MS) {
        const policies = inForce(versions, at)?.policies;
        const span = policies ? tickSpanOf(policies) : null;
        if (span !== null && at % (spanSeconds[span] * 1_000) === 0) expected.push(at);
      }
      expect(between(versions, START, end)).toEqual(expected);
    }),
  );
});

test("a moment does not depend on versions settled since for later", () => {
  fc.assert(
    fc.property(anyVersions, fc.nat({ max: 50 * DAY_MS }), (versions, after) => {
      const due = nextTickAt(versions, START + after);
      fc.pre(due !== null);
      const later = { currency: "DU", version: 99, effectiveAt: due + 1, policies: pause };
      expect(nextTickAt([...versions, later], START + after)).toBe(due);
    }),
  );
});
