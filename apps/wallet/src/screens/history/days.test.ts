import { expect, test } from "vitest";

import type { Entry } from "#session/home.ts";
import { daysOf } from "#screens/history/days.ts";

const entryAt = (seq: number, day: number, more: Partial<Entry> = {}): Entry => ({
  seq,
  at: new Date(2026, 10, day, 12).getTime(),
  amount: "-7.40",
  posted: "10.00",
  counterparty: { account: "MIEL:1017", name: "Le Fournil", photo: null },
  transfer: `01939f2e-7c00-7a30-8f4e-${String(seq).padStart(12, "0")}`,
  kind: "payment",
  purpose: null,
  memo: null,
  category: null,
  reference: null,
  related: null,
  reversed: false,
  reversal: null,
  refunded: "0.00",
  refundOf: null,
  ...more,
});

test("the entries of a day stand together under it", () => {
  const days = daysOf([entryAt(3, 12), entryAt(2, 12), entryAt(1, 11)]);
  expect(days.map(({ start, lines }) => [new Date(start).getDate(), lines.map(({ key }) => key)])).toEqual([
    [12, [3, 2]],
    [11, [1]],
  ]);
});

test("what came in and melted at one settlement is one line with what both come to", () => {
  const settled = { transfer: "00000000-0000-7000-8000-0000000007bd", kind: "settlement" } as const;
  const [day] = daysOf([
    entryAt(3, 12, { ...settled, amount: "-1.02", purpose: "melting" }),
    entryAt(2, 12, { ...settled, amount: "30.00", purpose: "dividend" }),
    entryAt(1, 12),
  ]);
  expect(day?.lines.map(({ amount, purposes }) => [amount, [...purposes]])).toEqual([
    ["28.98", ["melting", "dividend"]],
    ["-7.40", []],
  ]);
});
