import { expect, test } from "vitest";

import { smallTown } from "#ledger/testing/book.ts";

const payment = {
  kind: "payment",
  currency: "MIEL",
  from: "MIEL:1001",
  to: "MIEL:1002",
  amount: 4_000,
} as const;

test("the same id with the same content gets the same answer, and moves nothing more", () => {
  const town = smallTown();
  const command = town.complete({ ...payment, memo: "pain" });
  const [first] = town.submit([command]);
  const [second] = town.submit([command]);
  expect(second).toEqual(first);
  expect(town.posted("MIEL:1001")).toBe(6_000);
});

test("a refusal is repeated even after funds have arrived", () => {
  const town = smallTown();
  const command = town.complete({ ...payment, amount: 12_000 });
  const [first] = town.submit([command]);
  town.do({ kind: "issue", currency: "MIEL", to: "MIEL:1001", amount: 5_000, reference: "d" });
  expect(town.submit([command])).toEqual([first]);
  expect(first).toMatchObject({ code: "insufficient_funds" });
});

test.each([
  ["amount", { amount: 4_001 }],
  ["payee", { to: "MIEL:1003" }],
  ["memo", { memo: "autre" }],
  ["actor", { actor: { member: "noor", onBehalfOf: null } }],
  ["expiry", { expiresAt: 9e12 }],
])("the same id with another %s is refused", (_, change) => {
  const town = smallTown();
  const command = town.complete(payment);
  town.submit([command]);
  expect(town.submit([{ ...command, ...change }])).toMatchObject([{ ok: false, code: "id_reused" }]);
  expect(town.posted("MIEL:1001")).toBe(6_000);
});

test("the same id twice in one call is done once", () => {
  const town = smallTown();
  const command = town.complete(payment);
  const [first, second] = town.submit([command, command]);
  expect(second).toEqual(first);
  expect(town.posted("MIEL:1001")).toBe(6_000);
});

test("an id from more than a day ahead is refused and leaves no record", () => {
  const town = smallTown();
  const far = { ...town.complete(payment), id: "ffffffff-ffff-7fff-bfff-ffffffffffff" };
  const before = town.transfers.length;
  expect(town.submit([far])).toMatchObject([{ code: "id_from_the_future", transfer: null }]);
  expect(town.transfers.length).toBe(before);
});

test("linked transfers succeed together", () => {
  const town = smallTown();
  const legs = [
    town.complete({ ...payment, linked: true }),
    town.complete({ ...payment, from: "MIEL:1002", to: "MIEL:1003", amount: 14_000 }),
  ];
  expect(town.submit(legs).map((verdict) => verdict.ok)).toEqual([true, true]);
  expect(town.posted("MIEL:1003")).toBe(24_000);
});

test("linked transfers find what came before them done: nothing is reversed twice", () => {
  const town = smallTown();
  const paid = town.do(payment).transfer?.id ?? "";
  const undo = { kind: "reversal", transfer: paid, reason: "Erreur" } as const;
  const verdicts = town.submit([town.complete({ ...undo, linked: true }), town.complete(undo)]);
  expect(verdicts).toMatchObject([{ code: "linked_failed" }, { code: "already_reversed" }]);
  const both = [town.complete({ ...payment, linked: true }), town.complete(undo)];
  expect(town.submit(both).map(({ ok }) => ok)).toEqual([true, true]);
  expect(town.do(undo)).toMatchObject({ code: "already_reversed" });
  expect(town.faults).toEqual([]);
});

test("linked transfers fail together, each with its own verdict, and their neighbours stand", () => {
  const town = smallTown();
  const calls = [
    town.complete({ ...payment, amount: 1, memo: "before" }),
    town.complete({ ...payment, linked: true }),
    town.complete({ ...payment, linked: true, amount: 99_999 }),
    town.complete(payment),
    town.complete({ ...payment, amount: 2, memo: "after" }),
  ];
  const verdicts = town.submit(calls);
  expect(verdicts.map((verdict) => (verdict.ok ? "accepted" : verdict.code))).toEqual([
    "accepted",
    "linked_failed",
    "insufficient_funds",
    "linked_failed",
    "accepted",
  ]);
  expect(town.posted("MIEL:1001")).toBe(9_997);
  expect(town.submit(calls)).toEqual(verdicts);
});

test("an id used twice in one chain refuses the chain, and is recorded once", () => {
  const town = smallTown();
  const first = town.complete({ ...payment, linked: true });
  const verdicts = town.submit([
    first,
    town.complete({ ...payment, linked: true }),
    { ...first, linked: false },
  ]);
  expect(verdicts.map((verdict) => (verdict.ok ? "accepted" : verdict.code))).toEqual([
    "linked_failed",
    "linked_failed",
    "id_reused",
  ]);
  expect(town.transfers.filter((transfer) => transfer.id === first.id)).toHaveLength(1);
});
