import { expect, test } from "vitest";

import { hourInFrance } from "#insight/unusual/hour.ts";
import { type PaymentFacts, unusualReasons } from "#insight/unusual/judge.ts";
import { wordsOf } from "#insight/unusual/words.ts";

const plain: PaymentFacts = {
  amount: 1_200,
  habit: { paid: 12_000, payments: 10 },
  mean: 1_000,
  isFirstToPayee: false,
  back: [],
  withinHour: 1,
  hour: 12,
};

const kinds = (change: Partial<PaymentFacts>) =>
  unusualReasons({ ...plain, ...change }).map(({ kind }) => kind);

test("a payment like the others is not worth a look, nor is the first one of a young community", () => {
  expect(kinds({})).toEqual([]);
  expect(
    kinds({ amount: 900_000, mean: null, isFirstToPayee: true, hour: 3, habit: { paid: 0, payments: 0 } }),
  ).toEqual([]);
});

test("six times what the payer usually pays is, once they have paid five times", () => {
  expect(kinds({ amount: 7_199 })).toEqual([]);
  expect(kinds({ amount: 7_200 })).toEqual(["much_larger"]);
  expect(kinds({ amount: 7_200, habit: { paid: 4_800, payments: 4 } })).toEqual([]);
  // Six times very little is little
  expect(kinds({ amount: 1_999, habit: { paid: 1_000, payments: 10 } })).toEqual([]);
});

test("a first payment to somebody is from eight times the community’s mean on", () => {
  const habit = { paid: 0, payments: 0 };
  expect(kinds({ amount: 7_999, habit, isFirstToPayee: true })).toEqual([]);
  expect(kinds({ amount: 8_000, habit, isFirstToPayee: true })).toEqual(["new_payee"]);
  expect(kinds({ amount: 8_000, habit })).toEqual([]);
});

test("what comes back almost whole within the week is", () => {
  expect(kinds({ amount: 2_000, back: [500, 1_799] })).toEqual([]);
  expect(kinds({ amount: 2_000, back: [500, 1_800] })).toEqual(["round_trip"]);
});

test("ten payments within an hour are told once, at the tenth", () => {
  expect([9, 10, 11].map((withinHour) => kinds({ withinHour }))).toEqual([[], ["burst"], []]);
});

test("only large amounts are asked about for the hour at which they were paid", () => {
  expect([0, 1, 4, 5].map((hour) => kinds({ amount: 4_000, hour }))).toEqual([[], ["night"], ["night"], []]);
  expect(kinds({ amount: 3_999, hour: 2 })).toEqual([]);
});

test("each reason is a sentence with its figures", () => {
  const currency = { code: "MIEL", symbol: "m", scale: 2 };
  const [reason] = unusualReasons({ ...plain, amount: 15_000 });
  if (!reason) throw new Error("It is much larger");
  expect(wordsOf(reason, currency).fr.replaceAll(/\s/gu, " ")).toBe(
    "12 fois ce que ce compte paie d’habitude (12,00 m).",
  );
});

test("the hour is that of clocks in France, in winter and in summer", () => {
  const hours = ["2026-03-29T00:59Z", "2026-03-29T01:00Z", "2026-10-25T00:59Z", "2026-10-25T01:00Z"];
  expect(hours.map((text) => hourInFrance(Date.parse(text)))).toEqual([1, 3, 2, 2]);
});
