import { expect, test } from "vitest";

import { daysOf } from "#settling/days.ts";
import { factorOf } from "#settling/fixed.ts";
import { advanceIndex, beginIndex, type TickIndex } from "#settling/index.ts";
import { settle } from "#settling/settle.ts";

/** A month of a dividend of 10.00 a day that melts by a tenth. */
function aMonth(): TickIndex[] {
  const rows = [
    beginIndex({ currency: "DU", type: "", tick: 0, created: 0, floor: 500, destination: "DU:pot-one" }),
  ];
  const step = { factor: factorOf(100_000, 1, 1), floor: 500, destination: "DU:pot-one", dividend: 1_000 };
  for (let day = 0; day < 30; day += 1) {
    const last = rows.at(-1);
    if (last) rows.push(advanceIndex(last, step));
  }
  return rows;
}

const account = { posted: 300, held: 0, fraction: 0, receives: true };

test("days tell what each tick brought and took", () => {
  expect(daysOf(account, aMonth()).slice(0, 3)).toEqual([
    { tick: 1, dividend: 1_000, melted: 0, posted: 1_300 },
    { tick: 2, dividend: 1_000, melted: 80, posted: 2_220 },
    { tick: 3, dividend: 1_000, melted: 172, posted: 3_048 },
  ]);
});

test("days come to exactly what the account is settled at", () => {
  const days = daysOf(account, aMonth());
  const { gross, melted, posted } = settle(account, aMonth());
  expect(days.reduce((sum, { dividend }) => sum + dividend, 0)).toBe(gross);
  expect(days.reduce((sum, day) => sum + day.melted, 0)).toBe(melted.get("DU:pot-one"));
  expect(days.at(-1)?.posted).toBe(posted);
});
