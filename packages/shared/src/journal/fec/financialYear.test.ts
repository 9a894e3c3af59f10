import { expect, test } from "vitest";

import { yearPeriod } from "#journal/fec/financialYear.ts";

const at = (text: string) => Date.parse(text);
const december = { month: 12, day: 31 };
const june = { month: 6, day: 30 };
const now = at("2026-11-22T18:00:00Z");

const told = (period: ReturnType<typeof yearPeriod>) =>
  period && {
    from: new Date(period.from).toISOString().slice(0, 10),
    to: new Date(period.to).toISOString().slice(0, 10),
    closes: period.closes,
    ...(!period.endsYear && { endsYear: false }),
  };

test.each([
  [{}, december, { from: "2026-01-01", to: "2027-01-01", closes: "20261231" }],
  [{}, june, { from: "2026-07-01", to: "2027-07-01", closes: "20270630" }],
  [{ from: at("2025-03-01") }, december, { from: "2025-03-01", to: "2026-01-01", closes: "20251231" }],
  [{ to: at("2025-07-01") }, june, { from: "2024-07-01", to: "2025-07-01", closes: "20250630" }],
  [
    { from: at("2025-07-01"), to: at("2026-07-01") },
    june,
    { from: "2025-07-01", to: "2026-07-01", closes: "20260630" },
  ],
  [
    { from: at("2026-02-01"), to: at("2026-03-01") },
    december,
    { from: "2026-02-01", to: "2026-03-01", closes: "20261231", endsYear: false },
  ],
])("%j of years that end in %j is %j", (asked, yearEnd, period) => {
  expect(told(yearPeriod(asked, yearEnd, now))).toEqual(period);
});

test("a year that ends with February ends with its last day", () => {
  const february = { month: 2, day: 29 };
  expect(told(yearPeriod({ to: at("2024-03-01") }, february, now))).toEqual({
    from: "2023-03-01",
    to: "2024-03-01",
    closes: "20240229",
  });
  expect(yearPeriod({ to: at("2025-03-01") }, february, now)?.closes).toBe("20250228");
});

test("the last moment of a year belongs to it, the next one to the year after", () => {
  const end = at("2026-07-01");
  expect(yearPeriod({}, june, end - 1)?.closes).toBe("20260630");
  expect(yearPeriod({}, june, end)?.closes).toBe("20270630");
});

test("a period of two financial years, or of none, is refused", () => {
  expect(yearPeriod({ from: at("2025-12-01"), to: at("2026-02-01") }, december, now)).toBeNull();
  expect(yearPeriod({ from: at("2026-02-01"), to: at("2026-02-01") }, december, now)).toBeNull();
  expect(yearPeriod({ from: at("2026-03-01"), to: at("2026-02-01") }, december, now)).toBeNull();
});
