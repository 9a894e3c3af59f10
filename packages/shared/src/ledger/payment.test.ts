import { expect, test } from "vitest";

import { smallTown } from "#ledger/testing/book.ts";

const payment = {
  kind: "payment",
  currency: "MIEL",
  from: "MIEL:1001",
  to: "MIEL:1002",
  amount: 1_250,
} as const;

test("a payment takes from one account what it adds to the other", () => {
  const town = smallTown();
  expect(town.do(payment)).toMatchObject({ ok: true, transfer: { verdict: "accepted", amount: 1_250 } });
  expect(town.posted("MIEL:1001")).toBe(8_750);
  expect(town.posted("MIEL:1002")).toBe(11_250);
  expect(town.postings.slice(-2).map(({ amount, posted }) => [amount, posted])).toEqual([
    [-1_250, 8_750],
    [1_250, 11_250],
  ]);
});

test("a refused payment leaves both balances as they were, and its refusal on record", () => {
  const town = smallTown();
  const verdict = town.do({ ...payment, amount: 10_001 });
  expect(verdict).toMatchObject({ ok: false, code: "insufficient_funds", amount: 10_000 });
  expect(verdict.transfer).toMatchObject({ verdict: "insufficient_funds", refusalAmount: 10_000 });
  expect(town.posted("MIEL:1001")).toBe(10_000);
  expect(town.posted("MIEL:1002")).toBe(10_000);
});

test.each([
  ["an unknown currency", { currency: "NOPE" }, "unknown_currency"],
  ["an unknown payee", { to: "MIEL:9999" }, "unknown_account"],
  ["a payee in another currency", { to: "GRAIN:1002" }, "currency_mismatch"],
  ["oneself", { to: "MIEL:1001" }, "same_account"],
  ["the community's own account", { to: "MIEL:issuance" }, "system_account"],
  ["nothing", { amount: 0 }, "amount_out_of_bounds"],
  ["less than nothing", { amount: -5 }, "amount_out_of_bounds"],
  ["part of a minor unit", { amount: 0.5 }, "amount_out_of_bounds"],
  ["more than any ledger holds", { amount: 1e15 + 1 }, "amount_out_of_bounds"],
  ["more than the payee may have", { amount: 9_999, from: "MIEL:1003" }, null],
] as const)("a payment of %s", (_, change, code) => {
  const verdict = smallTown().do({ ...payment, ...change });
  expect(verdict.ok ? null : verdict.code).toBe(code);
});

test("mutual credit lets the buyer go below zero, down to the limit and no further", () => {
  const town = smallTown();
  const buy = { kind: "payment", currency: "GRAIN", from: "GRAIN:1001", to: "GRAIN:1002" } as const;
  expect(town.do({ ...buy, amount: 200 }).ok).toBe(true);
  expect(town.posted("GRAIN:1001")).toBe(-200);
  expect(town.do({ ...buy, amount: 1 })).toMatchObject({ code: "insufficient_funds", amount: 0 });
});

test("a payee is not lifted above the balance cap", () => {
  const town = smallTown();
  const buy = { kind: "payment", currency: "GRAIN", to: "GRAIN:1003", amount: 200 } as const;
  expect(town.do({ ...buy, from: "GRAIN:1001" }).ok).toBe(true);
  expect(town.do({ ...buy, from: "GRAIN:1002" })).toMatchObject({
    code: "balance_cap_exceeded",
    amount: 100,
  });
});

test("an order is refused from its expiry on, by the ledger's own clock", () => {
  const town = smallTown();
  expect(town.do({ ...payment, expiresAt: town.now + 2 }).ok).toBe(true);
  expect(town.do({ ...payment, expiresAt: town.now + 1 })).toMatchObject({ code: "order_expired" });
});

test("from the threshold on, a payment carries a signature, unless a manager acts for the payer", () => {
  const town = smallTown();
  town.set({ kind: "set_signature_threshold", currency: "MIEL", signatureFrom: 1_000 });
  expect(town.do({ ...payment, amount: 999 }).ok).toBe(true);
  expect(town.do({ ...payment, amount: 1_000 })).toMatchObject({ code: "signature_required", amount: 1_000 });
  expect(town.do({ ...payment, amount: 1_000, order: { keyId: "k", signature: "s" } }).ok).toBe(true);
  const actor = { member: "manager", onBehalfOf: "camille" };
  expect(town.do({ ...payment, amount: 1_000, actor }).ok).toBe(true);
});

test("a hold carries one too: what is captured from it was signed", () => {
  const town = smallTown();
  town.set({ kind: "set_signature_threshold", currency: "MIEL", signatureFrom: 1_000 });
  const hold = { ...payment, kind: "hold", expiresAt: town.now + 60_000 } as const;
  expect(town.do({ ...hold, amount: 999 }).ok).toBe(true);
  expect(town.do({ ...hold, amount: 1_000 })).toMatchObject({ code: "signature_required", amount: 1_000 });
  const order = { keyId: "k", signature: "s" };
  expect(town.do({ ...hold, amount: 1_000, order })).toMatchObject({ ok: true, transfer: { order } });
});

test("a suspended account receives and does not pay; a closed one does neither", () => {
  const town = smallTown();
  town.set({ kind: "set_status", account: "MIEL:1001", status: "suspended" });
  expect(town.do(payment)).toMatchObject({ code: "account_suspended" });
  expect(town.do({ ...payment, from: "MIEL:1002", to: "MIEL:1001" }).ok).toBe(true);
  expect(town.set({ kind: "set_status", account: "MIEL:1003", status: "closed" })).toMatchObject({
    code: "account_not_empty",
    amount: 10_000,
  });
  town.set({ kind: "set_status", account: "GRAIN:1003", status: "closed" });
  const buy = {
    kind: "payment",
    currency: "GRAIN",
    from: "GRAIN:1001",
    to: "GRAIN:1003",
    amount: 1,
  } as const;
  expect(town.do(buy)).toMatchObject({ code: "account_closed" });
});

test("an operator spends up to the limits set, counted by UTC day", () => {
  const town = smallTown();
  const allowance = { perTransfer: 500, perDay: 800 };
  town.set({ kind: "set_allowance", account: "MIEL:1001", member: "noor", allowance });
  const actor = { member: "noor", onBehalfOf: null };
  expect(town.do({ ...payment, amount: 501, actor })).toMatchObject({
    code: "operator_limit_exceeded",
    amount: 500,
  });
  expect(town.do({ ...payment, amount: 500, actor }).ok).toBe(true);
  expect(town.do({ ...payment, amount: 301, actor })).toMatchObject({
    code: "operator_limit_exceeded",
    amount: 300,
  });
  town.now += 86_400_000;
  expect(town.do({ ...payment, amount: 500, actor }).ok).toBe(true);
  expect(town.do({ ...payment, amount: 5_000 }).ok).toBe(true);
});

test("whoever acts in the owner's name is not held to limits of their own on that account", () => {
  const town = smallTown();
  const allowance = { perTransfer: 0, perDay: 0 };
  town.set({ kind: "set_allowance", account: "MIEL:1001", member: "noor", allowance });
  const actor = { member: "noor", onBehalfOf: "camille" };
  expect(town.do({ ...payment, actor }).ok).toBe(true);
  expect(town.posted("MIEL:1001")).toBe(8_750);
});

test("what an operator has scheduled counts as what they spend, and needs no signature of its own", () => {
  const town = smallTown();
  const allowance = { perTransfer: 500, perDay: 800 };
  town.set({ kind: "set_allowance", account: "MIEL:1001", member: "noor", allowance });
  town.set({ kind: "set_signature_threshold", currency: "MIEL", signatureFrom: 400 });
  const scheduled = { member: null, onBehalfOf: "noor" };
  expect(town.do({ ...payment, amount: 501, actor: scheduled })).toMatchObject({
    code: "operator_limit_exceeded",
    amount: 500,
  });
  expect(town.do({ ...payment, amount: 500, actor: scheduled }).ok).toBe(true);
  const actor = { member: "noor", onBehalfOf: null };
  expect(town.do({ ...payment, amount: 400, actor })).toMatchObject({ code: "signature_required" });
  expect(town.do({ ...payment, amount: 301, actor })).toMatchObject({
    code: "operator_limit_exceeded",
    amount: 300,
  });
});
