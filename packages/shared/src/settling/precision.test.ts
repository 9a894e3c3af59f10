import { describe, expect, test } from "vitest";

import { AMOUNT_MAX } from "#money/bounds.ts";
import { factorOf, INDEX_BITS } from "#settling/fixed.ts";
import { settle, type Unsettled } from "#settling/settle.ts";
import { deviation, type ExactAccount, exactly, tickExactly } from "#settling/testing/exact.ts";
import { rowsOf, ticks } from "#settling/testing/rows.ts";

/** Every hour of six years of 365 days. */
const HOURS = 52_560;
const hour = 3_600;
const month = 2_629_800;
const year = 31_557_600;

const full: Unsettled = { posted: AMOUNT_MAX, held: 0, fraction: 0, receives: false };

/** 10^15 units after so many ticks, exactly. */
const exactAfter = (factor: bigint, count: number, bits = INDEX_BITS) => ({
  numerator: BigInt(AMOUNT_MAX) * factor ** BigInt(count),
  bits: bits * BigInt(count),
});

describe("10^15 units that melt every hour for six years", () => {
  test.each([
    ["0.1 % a year", 1_000, year],
    ["1 % a year", 10_000, year],
    ["7 % a year", 70_000, year],
    ["1 % a month", 10_000, month],
    ["50 % a month", 500_000, month],
  ])("at %s come to the exact figure, settled once", (_, rate, period) => {
    const factor = factorOf(rate, hour, period);
    const { posted, fraction } = settle(full, rowsOf(ticks(HOURS, { factor })));
    expect(Math.abs(deviation(exactAfter(factor, HOURS), posted, fraction))).toBeLessThan(1e-8);
  });

  test.each([
    ["7 % a year", 70_000, year],
    ["50 % a month", 500_000, month],
  ])("at %s come to it within a ten-thousandth of a unit, settled every hour", (_, rate, period) => {
    const factor = factorOf(rate, hour, period);
    const rows = rowsOf(ticks(HOURS, { factor }));
    let account = full;
    for (let tick = 1; tick < rows.length; tick += 1)
      account = { ...account, ...settle(account, rows.slice(tick - 1, tick + 1)) };
    const off = deviation(exactAfter(factor, HOURS), account.posted, account.fraction);
    expect(Math.abs(off)).toBeLessThan(1e-4);
  });

  test("would be more than a unit off with an index of 64 bits", () => {
    const bits = 64n;
    const factor = factorOf(10_000, hour, year) >> (INDEX_BITS - bits);
    let decay = 1n << bits;
    for (let tick = 0; tick < HOURS; tick += 1) decay = (decay * factor) >> bits;
    const posted = (BigInt(AMOUNT_MAX) * decay) >> bits;
    const off = deviation(exactAfter(factor, HOURS, bits), Number(posted), 0);
    expect(off).toBeLessThan(-1);
    expect(off).toBeGreaterThan(-3);
  });
});

describe("eras", () => {
  const factor = factorOf(500_000, hour, month);
  const rows = rowsOf(ticks(HOURS, { factor }));
  const begins = rows.flatMap((row, at) => (row.restarts && at > 0 ? [at] : []));

  test("end after sixteen halvings", () => {
    expect(begins.length).toBe(4);
    expect(begins[0]).toBe(Math.ceil((16 * month) / hour));
  });

  test("leave 10^15 units that came late in one as exact as they would be early", () => {
    const end = (begins[0] ?? Number.NaN) - 1;
    for (const count of [1, 100, 1_000, 5_000, end]) {
      const { posted, fraction } = settle(full, rows.slice(end - count, end + 1));
      expect(Math.abs(deviation(exactAfter(factor, count), posted, fraction))).toBeLessThan(1e-6);
    }
  });

  test("do not show in an account that lives across them", () => {
    for (const begin of begins)
      for (const [from, to] of [
        [begin - 1, begin],
        [begin - 40, begin + 40],
        [begin - 1, begin + 1],
        [begin, begin + 1],
      ] as const) {
        const { posted, fraction } = settle(full, rows.slice(from, to + 1));
        expect(Math.abs(deviation(exactAfter(factor, to - from), posted, fraction))).toBeLessThan(1e-6);
      }
  });

  test("of a single tick, where almost everything melts, keep the dividends", () => {
    for (const millionths of [999_999, 990_000]) {
      const drastic = factorOf(millionths, 604_800, 86_400);
      const moments = ticks(50, { factor: drastic, dividend: 1_000, floor: 100 });
      const exact: ExactAccount = { value: exactly(AMOUNT_MAX), held: 0, receives: true };
      let touched = { ...full, receives: true };
      const all = rowsOf(moments);
      moments.forEach((moment, at) => {
        exact.value = tickExactly(exact, moment);
        touched = { ...touched, ...settle(touched, all.slice(at, at + 2)) };
        const once = settle({ ...full, receives: true }, all.slice(0, at + 2));
        for (const { posted, fraction } of [touched, once])
          expect(Math.abs(deviation(exact.value, posted, fraction))).toBeLessThan(1e-8);
      });
      expect(touched.posted).toBe(1_100);
    }
  });
});
