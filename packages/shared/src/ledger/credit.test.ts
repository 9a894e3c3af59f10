import { describe, expect, test } from "vitest";

import type { Verdict } from "#ledger/command.ts";
import type { Book } from "#ledger/testing/book.ts";
import { sellTown } from "#ledger/testing/sellTown.ts";
import { policySettings } from "#policies/registry.ts";

const pay = (town: Book, from: string, to: string, amount: number): Verdict =>
  town.do({ kind: "payment", currency: "GRAIN", from: `GRAIN:${from}`, to: `GRAIN:${to}`, amount });

const limitOf = (town: Book, number: string): number => town.account(`GRAIN:${number}`).creditLimit;

function undo(town: Book, { transfer }: Verdict): Verdict {
  if (!transfer) throw new Error("nothing to undo");
  return town.do({ kind: "reversal", transfer: transfer.id, reason: "A mistake" });
}

const withShare = (share: string, counterparties = 1) =>
  policySettings.parse({
    dynamicCredit: { share, max: "500", perCounterparty: "100", counterparties },
  });

describe("being paid", () => {
  test("raises the payee’s limit once two have paid, and nobody else’s", () => {
    const town = sellTown();
    pay(town, "1001", "1003", 60);
    expect(limitOf(town, "1003")).toBe(200);
    pay(town, "1002", "1003", 40);
    expect(limitOf(town, "1003")).toBe(240);
    expect(limitOf(town, "1001")).toBe(200);
    expect(limitOf(town, "1002")).toBe(200);
    expect(town.faults).toEqual([]);
  });

  test("counts what a payer paid before there were two as soon as they pay again", () => {
    const town = sellTown();
    pay(town, "1001", "1003", 60);
    pay(town, "1002", "1003", 1);
    pay(town, "1001", "1003", 10);
    expect(limitOf(town, "1003")).toBe(200 + 1 + 70);
    expect(town.faults).toEqual([]);
  });

  test("raises by no more than 100 for one payer, however often they pay in a loop", () => {
    const town = sellTown(withShare("100"));
    for (let round = 0; round < 20; round += 1) {
      pay(town, "1001", "1002", 150);
      pay(town, "1002", "1001", 150);
    }
    expect(limitOf(town, "1001")).toBe(300);
    expect(limitOf(town, "1002")).toBe(300);
    expect(town.faults).toEqual([]);
  });

  test("raises nothing where two accounts alone pay in a loop, each having but one counterparty", () => {
    const town = sellTown(withShare("100", 2));
    for (let round = 0; round < 20; round += 1) {
      pay(town, "1001", "1002", 150);
      pay(town, "1002", "1001", 150);
    }
    expect([limitOf(town, "1001"), limitOf(town, "1002")]).toEqual([200, 200]);
  });

  test("raises to 500 at most, and never lowers a limit that a manager has set higher", () => {
    const town = sellTown(withShare("100"));
    town.set({ kind: "set_limits", account: "GRAIN:1001", creditLimit: 450, balanceCap: 5_000 });
    pay(town, "1002", "1001", 80);
    expect(limitOf(town, "1001")).toBe(500);
    town.set({ kind: "set_limits", account: "GRAIN:1001", creditLimit: 900, balanceCap: 5_000 });
    pay(town, "1003", "1001", 80);
    expect(limitOf(town, "1001")).toBe(900);
    expect(town.faults).toEqual([]);
  });

  test("raises by the share that is set, rounded down", () => {
    const town = sellTown(withShare("12.5"));
    pay(town, "1001", "1002", 15);
    expect(limitOf(town, "1002")).toBe(201);
    expect(town.faults).toEqual([]);
  });

  test("counts when a hold is captured, not when it is placed", () => {
    const town = sellTown(withShare("100"));
    const hold = town.do({
      kind: "hold",
      currency: "GRAIN",
      from: "GRAIN:1001",
      to: "GRAIN:1002",
      amount: 90,
      expiresAt: town.now + 1_000,
    });
    expect(limitOf(town, "1002")).toBe(200);
    town.do({ kind: "capture", hold: hold.transfer?.id ?? "", amount: 50 });
    expect(limitOf(town, "1002")).toBe(250);
    expect(town.faults).toEqual([]);
  });

  test("counts nothing in a currency without the policy, nor in the batch that settles it", () => {
    const town = sellTown(policySettings.parse({}));
    const policies = withShare("100");
    const account = { from: "GRAIN:1001", to: "GRAIN:1002" };
    town.submit([
      town.complete({ kind: "payment", currency: "GRAIN", ...account, amount: 10 }),
      { kind: "set_policies", currency: "GRAIN", version: 2, effectiveAt: null, policies },
      town.complete({ kind: "payment", currency: "GRAIN", ...account, amount: 10 }),
    ]);
    expect(limitOf(town, "1002")).toBe(200);
    pay(town, "1001", "1002", 10);
    expect(limitOf(town, "1002")).toBe(210);
    expect(town.faults).toEqual([]);
  });
});

describe("a reversal", () => {
  test("takes back exactly what its payment raised", () => {
    const town = sellTown(withShare("50"));
    pay(town, "1001", "1002", 31);
    const paid = pay(town, "1001", "1002", 25);
    expect(limitOf(town, "1002")).toBe(200 + 15 + 12);
    expect(undo(town, paid).ok).toBe(true);
    expect(limitOf(town, "1002")).toBe(215);
    expect(town.faults).toEqual([]);
  });

  test("leaves what the payer’s other payments would have raised by themselves", () => {
    const town = sellTown(withShare("100"));
    const first = pay(town, "1001", "1002", 90);
    pay(town, "1001", "1002", 90);
    expect(limitOf(town, "1002")).toBe(300);
    undo(town, first);
    expect(limitOf(town, "1002")).toBe(290);
    expect(town.faults).toEqual([]);
  });

  test("lowers the limit no further than the account stands", () => {
    const town = sellTown(withShare("100"));
    const paid = pay(town, "1001", "1002", 100);
    pay(town, "1003", "1002", 10);
    pay(town, "1002", "1004", 310);
    expect(town.posted("GRAIN:1002")).toBe(-200);
    undo(town, paid);
    expect([town.posted("GRAIN:1002"), limitOf(town, "1002")]).toEqual([-300, 300]);
    pay(town, "1001", "1002", 50);
    expect(limitOf(town, "1002")).toBe(300);
    expect(town.faults).toEqual([]);
  });

  test("goes by the rule that its payment went by, whatever is settled since", () => {
    const town = sellTown(withShare("50"));
    const paid = pay(town, "1001", "1002", 100);
    const policies = withShare("10");
    town.set({ kind: "set_policies", currency: "GRAIN", version: 2, effectiveAt: null, policies });
    pay(town, "1001", "1002", 100);
    expect(limitOf(town, "1002")).toBe(260);
    undo(town, paid);
    expect(limitOf(town, "1002")).toBe(210);
    expect(town.faults).toEqual([]);
  });

  test("of a payment made before the policy lowers nothing", () => {
    const town = sellTown(policySettings.parse({}));
    const paid = pay(town, "1001", "1002", 50);
    const policies = withShare("100");
    town.set({ kind: "set_policies", currency: "GRAIN", version: 2, effectiveAt: null, policies });
    pay(town, "1001", "1002", 50);
    undo(town, paid);
    expect(limitOf(town, "1002")).toBe(250);
    expect(town.faults).toEqual([]);
  });
});

test("the figures of the documentation come out as they are told", () => {
  const dynamicCredit = { share: "50", max: "1000", perCounterparty: "100", counterparties: 3 };
  const town = sellTown(policySettings.parse({ dynamicCredit }));
  for (const number of ["1002", "1003", "1004"])
    town.set({ kind: "set_limits", account: `GRAIN:${number}`, creditLimit: 1_000, balanceCap: 5_000 });
  const [ada, leo, zoe] = ["1002", "1003", "1004"] as const;
  const steps = (
    [
      [ada, 80],
      [leo, 60],
      [zoe, 20],
      [ada, 300],
    ] as const
  ).map(([payer, amount]) => {
    const paid = pay(town, payer, "1001", amount);
    return { paid, limit: limitOf(town, "1001") };
  });
  expect(steps.map(({ limit }) => limit)).toEqual([200, 200, 210, 310]);
  const last = steps.at(-1)?.paid;
  if (last) undo(town, last);
  expect(limitOf(town, "1001")).toBe(250);
  expect(town.faults).toEqual([]);
});

test("an account that follows its type keeps what its counterparties have raised", () => {
  const town = sellTown(withShare("100"));
  pay(town, "1001", "1002", 80);
  const limits = { kind: "follow_limits", account: "GRAIN:1002", balanceCap: 5_000 } as const;
  town.set({ ...limits, creditLimit: 300 });
  expect(limitOf(town, "1002")).toBe(380);
  town.set({ ...limits, creditLimit: 450 });
  expect(limitOf(town, "1002")).toBe(500);
  town.set({ ...limits, creditLimit: 700 });
  expect(limitOf(town, "1002")).toBe(700);
  expect(town.faults).toEqual([]);
});
