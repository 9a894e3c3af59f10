import fc from "fast-check";
import { expect, test } from "vitest";

import { apportion } from "#money/apportion.ts";

const parts = (...exact: bigint[]) => exact.map((it) => ({ exact: it }));

test("ten parts of a tenth make one, not ten or none", () => {
  expect(apportion(parts(...Array.from({ length: 10 }, () => 1n)), 10n)).toEqual([
    1, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ]);
});

test("what is missing goes to the largest remainders", () => {
  expect(apportion(parts(25n, 38n, 47n), 10n)).toEqual([2, 4, 5]);
});

test("parts sum to the nearest unit, and none is a unit or more away from what it is", () => {
  const exact = fc.bigInt({ min: 0n, max: 10n ** 24n });
  fc.assert(
    fc.property(fc.array(exact, { maxLength: 8 }), fc.bigInt({ min: 1n, max: 10n ** 12n }), (list, unit) => {
      const whole = apportion(parts(...list.map((it) => it % (unit * 1_000_000n))), unit);
      const sum = list.reduce((total, it) => total + (it % (unit * 1_000_000n)), 0n);
      const rounded = whole.reduce((total, it) => total + BigInt(it), 0n);
      expect(2n * (rounded * unit - sum) <= unit && 2n * (sum - rounded * unit) < unit).toBe(true);
      for (const [place, part] of whole.entries()) {
        const distance = BigInt(part) * unit - ((list[place] ?? 0n) % (unit * 1_000_000n));
        expect(distance < unit && -distance < unit).toBe(true);
      }
    }),
  );
});
