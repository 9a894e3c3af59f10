import fc from "fast-check";
import { expect, test } from "vitest";

import { type PricedLine, totalOf } from "#tariff/total.ts";

const coffee = { amount: 100, cents: 100, minimumShare: 50, quantity: 1 };
const pass = { amount: 1_200, cents: null, minimumShare: 100, quantity: 1 };

test.each<[PricedLine[], number, ReturnType<typeof totalOf>]>([
  [[coffee], 0, { ok: true, amount: 100 }],
  [[{ ...coffee, quantity: 3 }, pass], 0, { ok: true, amount: 1_500 }],
  [[coffee], 50, { ok: true, amount: 50 }],
  [[coffee], 51, { ok: false, code: "share_in_currency_too_small", cents: 50 }],
  [[{ ...coffee, quantity: 3 }, pass], 150, { ok: true, amount: 1_350 }],
  [[pass], 1, { ok: false, code: "share_in_currency_too_small", cents: 0 }],
  [[{ amount: 10, cents: 33, minimumShare: 0, quantity: 1 }], 1, { ok: true, amount: 10 }],
  [[{ amount: 10, cents: 33, minimumShare: 0, quantity: 1 }], 4, { ok: true, amount: 9 }],
  [[{ ...coffee, minimumShare: 0 }], 100, { ok: false, code: "share_in_currency_too_small", cents: 99 }],
  [[{ ...coffee, amount: 10 ** 15, quantity: 2 }], 0, { ok: false, code: "amount_out_of_bounds" }],
])("%j with %i cents in euros comes to %j", (lines, cents, total) => {
  expect(totalOf(lines, cents)).toEqual(total);
});

test("what is paid both ways is never worth less than the price, nor a unit more", () => {
  const lines = fc.array(
    fc.record({
      amount: fc.integer({ min: 1, max: 5_000 }),
      cents: fc.integer({ min: 1, max: 5_000 }),
      minimumShare: fc.integer({ min: 0, max: 100 }),
      quantity: fc.integer({ min: 1, max: 9 }),
    }),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(lines, fc.nat({ max: 20_000 }), (bought, cents) => {
      const total = totalOf(bought, cents);
      const whole = bought.reduce((sum, { amount, quantity }) => sum + amount * quantity, 0);
      const euros = bought.reduce((sum, { cents: each, quantity }) => sum + each * quantity, 0);
      if (!total.ok) return;
      const missing = whole * (euros - cents) - total.amount * euros;
      expect(missing).toBeLessThanOrEqual(0);
      expect(missing).toBeGreaterThan(-euros);
    }),
  );
});
