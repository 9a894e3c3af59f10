import { expect, test } from "vitest";

import { smallTown } from "#ledger/testing/book.ts";

test("an issue moves the reserve and what circulates together", () => {
  const town = smallTown();
  expect(town.posted("MIEL:issuance")).toBe(-30_000);
  expect(town.posted("EUR:reserve")).toBe(30_000);
  expect(town.posted("EUR:deposits")).toBe(-30_000);
});

test("a redemption takes the currency out and the euros with it", () => {
  const town = smallTown();
  expect(town.do({ kind: "redemption", currency: "MIEL", from: "MIEL:1001", amount: 2_500 }).ok).toBe(true);
  expect(town.posted("MIEL:1001")).toBe(7_500);
  expect(town.posted("MIEL:issuance")).toBe(-27_500);
  expect(town.posted("EUR:reserve")).toBe(27_500);
});

test("whoever redeems more than they have hears what they have, even where it is more than all that circulates", () => {
  const town = smallTown();
  for (const amount of [10_001, 50_000])
    expect(town.do({ kind: "redemption", currency: "MIEL", from: "MIEL:1001", amount })).toMatchObject({
      ok: false,
      code: "insufficient_funds",
      amount: 10_000,
    });
  expect(town.posted("MIEL:issuance")).toBe(-30_000);
});

test("mutual credit is neither issued nor redeemed", () => {
  const town = smallTown();
  expect(town.do({ kind: "issue", currency: "GRAIN", to: "GRAIN:1001", amount: 1 })).toMatchObject({
    code: "not_issuable",
  });
  expect(town.do({ kind: "redemption", currency: "GRAIN", from: "GRAIN:1001", amount: 1 })).toMatchObject({
    code: "not_redeemable",
  });
});

test("a reversal restores both sides, the reserve included, and happens once", () => {
  const town = smallTown();
  const issued = town.do({
    kind: "issue",
    currency: "MIEL",
    to: "MIEL:1001",
    amount: 700,
    reference: "error",
  });
  const transfer = issued.transfer?.id ?? "";
  const reversed = town.do({ kind: "reversal", transfer, reason: "typed twice" });
  expect(reversed).toMatchObject({
    ok: true,
    transfer: { related: transfer, memo: "typed twice", amount: 700 },
  });
  expect(town.posted("MIEL:1001")).toBe(10_000);
  expect(town.posted("EUR:reserve")).toBe(30_000);
  expect(town.do({ kind: "reversal", transfer, reason: "again" })).toMatchObject({
    code: "already_reversed",
  });
  const undo = reversed.transfer?.id ?? "";
  expect(town.do({ kind: "reversal", transfer: undo, reason: "redo" })).toMatchObject({
    code: "not_reversible",
  });
});

test("a reversal is refused when the payee has already spent it", () => {
  const town = smallTown();
  const paid = town.do({
    kind: "payment",
    currency: "MIEL",
    from: "MIEL:1001",
    to: "MIEL:1002",
    amount: 9_000,
  });
  town.do({ kind: "payment", currency: "MIEL", from: "MIEL:1002", to: "MIEL:1003", amount: 15_000 });
  const verdict = town.do({ kind: "reversal", transfer: paid.transfer?.id ?? "", reason: "mistake" });
  expect(verdict).toMatchObject({ code: "insufficient_funds", amount: 4_000 });
  expect(town.posted("MIEL:1001")).toBe(1_000);
});

test("creating the same currency or account again changes nothing; a different one is refused", () => {
  const town = smallTown();
  const miel = town.state.currency("MIEL");
  if (!miel) throw new Error("no miel");
  expect(town.set({ kind: "create_currency", currency: miel }).ok).toBe(true);
  expect(town.set({ kind: "create_currency", currency: { ...miel, scale: 0 } })).toMatchObject({
    code: "currency_exists",
  });
  const open = { kind: "open_account", account: "MIEL:1001", creditLimit: 0, balanceCap: 1 } as const;
  expect(town.set({ ...open, currency: "MIEL" }).ok).toBe(true);
  expect(town.account("MIEL:1001").balanceCap).toBe(50_000);
  expect(town.set({ ...open, currency: "GRAIN" })).toMatchObject({ code: "account_exists" });
});

test("limits that the account already crosses are refused", () => {
  const town = smallTown();
  const limits = { kind: "set_limits", account: "MIEL:1001", creditLimit: 0 } as const;
  expect(town.set({ ...limits, balanceCap: 9_999 })).toMatchObject({ code: "limit_crossed", amount: 10_000 });
  expect(town.set({ ...limits, balanceCap: 10_000 }).ok).toBe(true);
});
