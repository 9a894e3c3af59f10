import fc from "fast-check";
import { expect, test } from "vitest";

import { balancedCents, parseRate, type Rate, RunningCents } from "#journal/fec/euros.ts";
import { AMOUNT_MAX, SCALE_MAX } from "#money/bounds.ts";

const rateOf = (text: string): Rate => {
  const rate = parseRate(text);
  if (!rate) throw new Error(`${text} is no rate`);
  return rate;
};

const scales = fc.integer({ min: 0, max: SCALE_MAX });
const rates = fc.record({
  worth: fc.bigInt({ min: 1n, max: 10n ** 10n }),
  decimals: fc.integer({ min: 0, max: 8 }),
});

/** Amounts that sum to zero: any few, and what stands against them. */
const entries = fc
  .array(fc.integer({ min: -AMOUNT_MAX / 10, max: AMOUNT_MAX / 10 }), { minLength: 1, maxLength: 9 })
  .map((amounts) => [...amounts, -amounts.reduce((sum, amount) => sum + amount, 0)]);

const sum = (cents: readonly bigint[]): bigint => cents.reduce((total, one) => total + one, 0n);

/** How far cents are from the exact worth of an amount, as a fraction of a cent over `under`. */
function distance(cents: bigint, amount: number, scale: number, { worth, decimals }: Rate) {
  const under = 10n ** BigInt(scale + decimals);
  const difference = cents * under - BigInt(amount) * worth * 100n;
  return { away: difference < 0n ? -difference : difference, under };
}

test.each([
  ["1", 2, [1250, -1250], [1250, -1250]],
  ["0.08", 0, [180, -180], [1440, -1440]],
  ["0.005", 0, [1, -1], [1, -1]],
  ["0.005", 0, [-1, 1], [-1, 1]],
  ["0.004", 0, [1, -1], [0, 0]],
  ["0.01", 2, [100, -33, -33, -34], [1, 0, 0, -1]],
  ["0.003333", 0, [10, 10, 10, -30], [4, 3, 3, -10]],
] as const)("at %s, with %i decimals, %j is worth %j cents", (rate, scale, amounts, cents) => {
  expect(balancedCents(amounts, scale, rateOf(rate))).toEqual(cents.map(BigInt));
});

test("an entry balances to the cent whatever the rate, and no line is a cent away from its worth", () => {
  fc.assert(
    fc.property(entries, scales, rates, (amounts, scale, rate) => {
      const cents = balancedCents(amounts, scale, rate);
      expect(sum(cents)).toBe(0n);
      for (const [place, amount] of amounts.entries()) {
        const { away, under } = distance(cents[place] ?? 0n, amount, scale, rate);
        expect(away < under).toBe(true);
      }
    }),
  );
});

test("what one side of a payment gains is what the other loses, whichever comes first", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: AMOUNT_MAX }), scales, rates, (amount, scale, rate) => {
      const [gained = 0n, lost] = balancedCents([amount, -amount], scale, rate);
      expect(lost).toBe(-gained);
      expect(balancedCents([-amount, amount], scale, rate)).toEqual([-gained, gained]);
      const { away, under } = distance(gained, amount, scale, rate);
      expect(away * 2n <= under).toBe(true);
    }),
  );
});

test("balances that are told one by one sum to zero at the end, each within a cent", () => {
  fc.assert(
    fc.property(entries, scales, rates, (amounts, scale, rate) => {
      const running = new RunningCents(scale, rate);
      const cents = amounts.map((amount) => running.next(amount));
      expect(sum(cents)).toBe(0n);
      for (const [place, amount] of amounts.entries()) {
        const { away, under } = distance(cents[place] ?? 0n, amount, scale, rate);
        expect(away <= under).toBe(true);
      }
    }),
  );
});

test("where the worth is whole cents, both ways give it exactly", () => {
  fc.assert(
    fc.property(entries, (amounts) => {
      const running = new RunningCents(0, rateOf("0.01"));
      const exact = amounts.map(BigInt);
      expect(balancedCents(amounts, 0, rateOf("0.01"))).toEqual(exact);
      expect(amounts.map((amount) => running.next(amount))).toEqual(exact);
    }),
  );
});

test.each(["", "0", "0,00", "-1", "1e3", ".5", "1.", "1234567", "0.123456789", "1 000"])(
  "%j is no rate",
  (text) => {
    expect(parseRate(text)).toBeNull();
  },
);
