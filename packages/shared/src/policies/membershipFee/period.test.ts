import fc from "fast-check";
import { expect, test } from "vitest";

import { addDays, dateOf, momentOf } from "#calendar/date.ts";
import { feePeriod, periodName, shareOf } from "#policies/membershipFee/period.ts";
import { membershipFeeSettings, type MembershipFeeSettings } from "#policies/membershipFee/settings.ts";

const settingsOf = (change: Partial<MembershipFeeSettings> = {}) =>
  membershipFeeSettings.parse({
    since: "2027-01-01",
    period: "calendar_year",
    amount: "12",
    newcomers: "by_month",
    ...change,
  });

const member = (joinedOn: string, lastEndsOn: string | null = null) => ({ joinedOn, lastEndsOn });

test("a calendar year is asked whole of members, and by months of newcomers", () => {
  const settings = settingsOf();
  expect(feePeriod(settings, member("2020-05-09"), "2027-02-11")).toEqual({
    startsOn: "2027-01-01",
    endsOn: "2027-12-31",
    months: 12,
  });
  expect(feePeriod(settings, member("2027-05-31"), "2027-06-01")).toEqual({
    startsOn: "2027-05-31",
    endsOn: "2027-12-31",
    months: 8,
  });
  expect(feePeriod(settingsOf({ newcomers: "whole" }), member("2027-12-31"), "2027-12-31")?.months).toBe(12);
  expect(feePeriod(settings, member("2027-12-31"), "2027-12-31")?.months).toBe(1);
});

test("nobody is asked before the community begins to ask, nor for years that have gone by", () => {
  expect(feePeriod(settingsOf(), member("2020-05-09"), "2026-12-31")).toBeNull();
  expect(feePeriod(settingsOf(), member("2020-05-09", "2027-12-31"), "2030-06-01")?.startsOn).toBe(
    "2030-01-01",
  );
  const own = settingsOf({ period: "from_joining" });
  expect(feePeriod(own, member("2020-05-09"), "2027-05-08")).toBeNull();
  expect(feePeriod(own, member("2020-05-09"), "2027-05-09")).toEqual({
    startsOn: "2027-05-09",
    endsOn: "2028-05-08",
    months: 12,
  });
});

test("a year from the 29th of February begins on the 28th between leap years", () => {
  const own = settingsOf({ period: "from_joining" });
  expect(feePeriod(own, member("2028-02-29"), "2029-02-27")?.startsOn).toBe("2028-02-29");
  expect(feePeriod(own, member("2028-02-29", "2029-02-27"), "2029-02-28")).toEqual({
    startsOn: "2029-02-28",
    endsOn: "2030-02-27",
    months: 12,
  });
});

test("who was asked from their joining is asked only for the rest when calendar years come", () => {
  expect(feePeriod(settingsOf(), member("2026-03-14", "2028-03-13"), "2028-03-14")).toEqual({
    startsOn: "2028-03-14",
    endsOn: "2028-12-31",
    months: 10,
  });
});

test("asked every day for years, of whatever sort, no day is asked twice and none is left out", () => {
  const dates = fc.integer({ min: 20_000, max: 30_000 }).map((day) => dateOf(day * 86_400_000));
  fc.assert(
    fc.property(
      dates,
      fc.constantFrom("calendar_year" as const, "from_joining" as const),
      fc.integer({ min: 1, max: 40 }),
      (joinedOn, period, stride) => {
        const settings = settingsOf({ period, since: "1990-01-01" });
        let lastEndsOn: string | null = null;
        for (let today = joinedOn; today < addDays(joinedOn, 900); today = addDays(today, stride)) {
          const found = feePeriod(settings, { joinedOn, lastEndsOn }, today);
          if (!found) continue;
          expect(found.startsOn).toBe(lastEndsOn === null ? joinedOn : addDays(lastEndsOn, 1));
          expect(found.startsOn <= today && today <= found.endsOn).toBe(true);
          expect(found.months >= 1 && found.months <= 12).toBe(true);
          lastEndsOn = found.endsOn;
        }
        expect(momentOf(lastEndsOn ?? "")).toBeGreaterThan(momentOf(addDays(joinedOn, 800)));
      },
    ),
    { numRuns: 60 },
  );
});

test("a share is rounded down, and a whole year is the whole", () => {
  expect([1000, 999, 1].map((minor) => shareOf(minor, 5))).toEqual([416, 416, 0]);
  expect(shareOf(1001, 12)).toBe(1001);
  expect(shareOf(10 ** 15, 11)).toBe(916_666_666_666_666);
});

test("a period is called by its year, or by both", () => {
  expect(periodName({ startsOn: "2027-05-31", endsOn: "2027-12-31" })).toBe("2027");
  expect(periodName({ startsOn: "2027-05-31", endsOn: "2028-05-30" })).toBe("2027–2028");
});
