import { expect, test } from "vitest";

import { type Announced, matchLine, referencesIn } from "#banking/match.ts";

const line = { cents: 5000, label: "VIR MIEL-HT9W8-K", reference: null, counterparty: null, reversal: false };
const deposit: Announced = { id: "d1", reference: "MIEL-HT9W8-K", cents: 5000, state: "expected" };

test("the references of a line are looked for in each of its texts", () => {
  const texts = { ...line, label: "VIR", reference: "miel ht9w8 k", counterparty: "MIEL-22222-2" };
  expect([...referencesIn(texts, ["MIEL"])]).toEqual(["MIEL-HT9W8-K", "MIEL-22222-2"]);
});

test.each([
  ["one expected deposit of its amount", line, 1, [deposit], "matched", null],
  ["no reference, though an amount agrees", line, 0, [], "unmatched", "no_reference"],
  ["a reference that nobody was given", line, 1, [], "unmatched", "unknown_reference"],
  ["another amount", { ...line, cents: 4999 }, 1, [deposit], "amount_differs", null],
  ["two deposits", line, 2, [deposit, { ...deposit, id: "d2" }], "unmatched", "several_references"],
  ["a deposit already issued", line, 1, [{ ...deposit, state: "issued" }], "unmatched", "deposit_used"],
  ["a cancelled one", line, 1, [{ ...deposit, state: "cancelled" }], "unmatched", "deposit_cancelled"],
  ["its own return", { ...line, reversal: true }, 1, [deposit], "unmatched", "reversal"],
  ["euros that went out", { ...line, cents: -5000 }, 1, [deposit], "debit", null],
  ["a deposit sent back", { ...line, cents: -5000, reversal: true }, 1, [deposit], "debit", "reversal"],
] as const)("a line with %s", (_, told, named, found, state, note) => {
  expect(matchLine(told, named, found)).toMatchObject({ state, note });
});
