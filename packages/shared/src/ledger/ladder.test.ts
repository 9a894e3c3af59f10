import { expect, test } from "vitest";

import type { Book } from "#ledger/testing/book.ts";
import { sellTown } from "#ledger/testing/sellTown.ts";
import { policySettings } from "#policies/registry.ts";

const ladder = policySettings.parse({ creditLadder: { warnAt: 50, showAt: 75, blockAt: 90 } });

const payment = { kind: "payment", currency: "GRAIN", from: "GRAIN:1001", to: "GRAIN:1002" } as const;
const pay = (town: Book, amount: number) => town.do({ ...payment, amount });

test("a payment may go down to 90 % of the credit limit, and no deeper", () => {
  const town = sellTown(ladder);
  expect(pay(town, 181)).toMatchObject({ ok: false, code: "credit_blocked", amount: 180 });
  expect(pay(town, 100).ok).toBe(true);
  expect(pay(town, 81)).toMatchObject({ ok: false, code: "credit_blocked", amount: 80 });
  expect(pay(town, 80).ok).toBe(true);
  expect(town.posted("GRAIN:1001")).toBe(-180);
  expect(town.faults).toEqual([]);
});

test("a hold counts as spent, and what was set aside may still be paid", () => {
  const town = sellTown(ladder);
  const hold = { ...payment, kind: "hold", expiresAt: town.now + 1_000 } as const;
  expect(town.do({ ...hold, amount: 181 })).toMatchObject({ code: "credit_blocked", amount: 180 });
  const placed = town.do({ ...hold, amount: 180 });
  expect(pay(town, 1)).toMatchObject({ code: "credit_blocked", amount: 0 });
  expect(town.do({ kind: "capture", hold: placed.transfer?.id ?? "", amount: null }).ok).toBe(true);
  expect(town.posted("GRAIN:1001")).toBe(-180);
});

test("an account that is already deeper can spend nothing, and still sell", () => {
  const town = sellTown(policySettings.parse({}));
  pay(town, 200);
  town.set({ kind: "set_policies", currency: "GRAIN", version: 2, effectiveAt: null, policies: ladder });
  expect(pay(town, 1)).toMatchObject({ code: "credit_blocked", amount: 0 });
  expect(town.do({ ...payment, from: "GRAIN:1002", to: "GRAIN:1001", amount: 30 }).ok).toBe(true);
  expect(pay(town, 10).ok).toBe(true);
});

test("nothing is blocked where the ladder has no such step: the limit itself is the end", () => {
  const town = sellTown(policySettings.parse({ creditLadder: { warnAt: 50, showAt: 75 } }));
  expect(pay(town, 201)).toMatchObject({ code: "insufficient_funds", amount: 200 });
  expect(pay(town, 200).ok).toBe(true);
});

test("an account without credit is short of funds, not blocked", () => {
  const town = sellTown(ladder);
  town.set({ kind: "set_limits", account: "GRAIN:1001", creditLimit: 0, balanceCap: 5_000 });
  expect(pay(town, 1)).toMatchObject({ code: "insufficient_funds", amount: 0 });
});
