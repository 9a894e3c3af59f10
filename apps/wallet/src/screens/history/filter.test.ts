import { expect, test } from "vitest";

import type { Entry } from "#session/home.ts";
import {
  answersTo,
  asked,
  type Filter,
  isFiltered,
  noFilter,
  readFilter,
  writeFilter,
} from "#screens/history/filter.ts";

const bread: Entry = {
  seq: 1,
  at: new Date(2026, 10, 12, 23, 59).getTime(),
  amount: "-7.40",
  posted: "10.00",
  counterparty: { account: "MIEL:1017", name: "L’Épicerie du Four", photo: null },
  transfer: "01939f2e-7c00-7a30-8f4e-5a1d2c3b4e5f",
  kind: "payment",
  purpose: null,
  memo: "Pain et brioche",
  category: "food",
  reference: null,
  related: null,
  reversed: false,
  reversal: null,
  refunded: "0.00",
  refundOf: null,
};

const isFound = (filter: Partial<Filter>) => answersTo(bread, { ...noFilter, ...filter }, 2);

test("a filter goes into an address and comes back as it was", () => {
  const filter: Filter = {
    ...noFilter,
    q: "pain & sel",
    direction: "out",
    counterparty: "MIEL:1017",
    min: "5,00",
  };
  const query = Object.fromEntries(new URLSearchParams(writeFilter(filter)));
  expect(readFilter(query)).toEqual(filter);
  expect(writeFilter(noFilter)).toBe("");
  expect([isFiltered(filter), isFiltered(noFilter)]).toEqual([true, false]);
});

test("whole days of this device’s calendar are asked for, both included", () => {
  expect(asked({ ...noFilter, from: "2026-11-01", to: "2026-11-30" })).toEqual({
    from: new Date(2026, 10, 1).toISOString(),
    to: new Date(2026, 11, 1).toISOString(),
  });
});

test("an amount that is none is not asked for", () => {
  expect(asked({ ...noFilter, min: "dix", max: " 12,5 " })).toEqual({ max: "12,5" });
});

test("without a network an entry is found by its texts, whatever their case and accents", () => {
  expect([isFound({ q: "epicerie" }), isFound({ q: "BRIOCHE" }), isFound({ q: "1017" })]).toEqual([
    true,
    true,
    true,
  ]);
  expect(isFound({ q: "sel" })).toBe(false);
});

test("without a network an entry is found by its side, amount and day", () => {
  expect([isFound({ direction: "out" }), isFound({ direction: "in" })]).toEqual([true, false]);
  expect([isFound({ min: "7,40", max: "7,40" }), isFound({ min: "7,41" })]).toEqual([true, false]);
  expect([isFound({ from: "2026-11-12", to: "2026-11-12" }), isFound({ to: "2026-11-11" })]).toEqual([
    true,
    false,
  ]);
});
