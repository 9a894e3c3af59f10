import { expect, test } from "vitest";

import { balanceOf } from "#ledger/account.ts";
import type { Book } from "#ledger/testing/book.ts";
import { smallTown } from "#ledger/testing/book.ts";

function place(town: Book, amount: number): string {
  const expiresAt = town.now + 60_000;
  const verdict = town.do({
    kind: "hold",
    currency: "MIEL",
    from: "MIEL:1001",
    to: "MIEL:1002",
    amount,
    expiresAt,
  });
  if (!verdict.ok || !verdict.transfer) throw new Error("the hold was refused");
  return verdict.transfer.id;
}

test("a hold lowers the balance and posts nothing", () => {
  const town = smallTown();
  place(town, 3_000);
  expect(town.account("MIEL:1001")).toMatchObject({ posted: 10_000, held: 3_000 });
  expect(balanceOf(town.account("MIEL:1001"))).toBe(7_000);
  expect(
    town.do({ kind: "payment", currency: "MIEL", from: "MIEL:1001", to: "MIEL:1003", amount: 7_001 }),
  ).toMatchObject({
    code: "insufficient_funds",
    amount: 7_000,
  });
});

test("a hold is captured in parts, and closes with the last", () => {
  const town = smallTown();
  const hold = place(town, 3_000);
  expect(town.do({ kind: "capture", hold, amount: 1_000 }).ok).toBe(true);
  expect(town.account("MIEL:1001")).toMatchObject({ posted: 9_000, held: 2_000 });
  expect(town.do({ kind: "capture", hold, amount: 2_001 })).toMatchObject({
    code: "capture_too_large",
    amount: 2_000,
  });
  expect(town.do({ kind: "capture", hold, amount: null })).toMatchObject({
    ok: true,
    transfer: { amount: 2_000 },
  });
  expect(town.account("MIEL:1001")).toMatchObject({ posted: 7_000, held: 0 });
  expect(town.posted("MIEL:1002")).toBe(13_000);
  expect(town.do({ kind: "capture", hold, amount: 1 })).toMatchObject({ code: "hold_closed" });
});

test("a released hold gives back what was not captured", () => {
  const town = smallTown();
  const hold = place(town, 3_000);
  town.do({ kind: "capture", hold, amount: 500 });
  expect(town.do({ kind: "release", hold }).ok).toBe(true);
  expect(town.account("MIEL:1001")).toMatchObject({ posted: 9_500, held: 0 });
  expect(town.do({ kind: "release", hold })).toMatchObject({ code: "hold_closed" });
});

test("a hold lapses once its moment has passed, not before, and once", () => {
  const town = smallTown();
  const hold = place(town, 3_000);
  expect(town.set({ kind: "expire_hold", hold }).ok).toBe(true);
  expect(town.account("MIEL:1001").held).toBe(3_000);
  town.now += 60_000;
  expect(town.do({ kind: "capture", hold, amount: null })).toMatchObject({ code: "hold_expired" });
  town.set({ kind: "expire_hold", hold });
  town.set({ kind: "expire_hold", hold });
  expect(town.account("MIEL:1001")).toMatchObject({ posted: 10_000, held: 0 });
  expect(town.state.hold(hold)?.state).toBe("expired");
});

test("a suspended payer's earlier hold can still be captured", () => {
  const town = smallTown();
  const hold = place(town, 3_000);
  town.set({ kind: "set_status", account: "MIEL:1001", status: "suspended" });
  expect(town.do({ kind: "capture", hold, amount: null }).ok).toBe(true);
});
