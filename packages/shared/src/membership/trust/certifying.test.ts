import { expect, test } from "vitest";

import { DAY_MS } from "#calendar/date.ts";
import { certifyingFault } from "#membership/trust/certifying.ts";
import { trustSettings } from "#membership/trust/settings.ts";

const rules = trustSettings.parse({});
const now = 1000 * DAY_MS;

test("the defaults are those of the Ğ1, in whole days", () => {
  expect(rules).toEqual({
    needed: 5,
    issuedMax: 100,
    periodDays: 5,
    lifeDays: 731,
    distance: { steps: 5, percent: 80 },
  });
});

test("five days after a certification the next may follow, and not a moment before", () => {
  const lastAt = now - 5 * DAY_MS;
  expect(certifyingFault({ lastAt, endings: [] }, rules, now)).toBeNull();
  expect(certifyingFault({ lastAt: lastAt + 1, endings: [] }, rules, now)).toEqual({
    code: "certification_too_soon",
    allowedAt: now + 1,
  });
  expect(certifyingFault({ lastAt: null, endings: [] }, rules, now)).toBeNull();
});

test("with a hundred in force none may be added until the next one ends, and what has ended does not count", () => {
  const endings = Array.from({ length: 100 }, (_, index) => now + (100 - index) * DAY_MS);
  expect(certifyingFault({ lastAt: null, endings }, rules, now)).toEqual({
    code: "certification_stock_exhausted",
    allowedAt: now + DAY_MS,
  });
  expect(certifyingFault({ lastAt: null, endings: endings.slice(1) }, rules, now)).toBeNull();
  expect(certifyingFault({ lastAt: null, endings: [...endings.slice(1), now] }, rules, now)).toBeNull();
});

test("where the limit was lowered, enough must end first", () => {
  const endings = [1, 2, 3, 4].map((days) => now + days * DAY_MS);
  const fault = certifyingFault({ lastAt: null, endings }, { ...rules, issuedMax: 2 }, now);
  expect(fault).toEqual({ code: "certification_stock_exhausted", allowedAt: now + 3 * DAY_MS });
});
