import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Book } from "#ledger/testing/book.ts";
import { levyOf, pay, standing, townWith } from "#ledger/testing/chargingTown.ts";
import { policySettings } from "#policies/registry.ts";

describe("a levy", () => {
  test("is borne by the payee, the payer, or each of them", () => {
    for (const [from, after] of [
      ["payee", [9_000, 10_980, 20]],
      ["payer", [8_980, 11_000, 20]],
      ["both", [8_980, 10_980, 40]],
    ] as const) {
      const town = townWith(levyOf({ from, bands: [{ upTo: null, percent: "2" }] }));
      expect(pay(town, 1_000)).toMatchObject({ ok: true });
      expect(standing(town, "1001", "1002", "pot-system")).toEqual(after);
      expect(town.faults).toEqual([]);
    }
  });

  test("has bands, a least and a most, and a part that is always the same", () => {
    const bands = [
      { upTo: "10.00", percent: "0" },
      { upTo: "50.00", percent: "10" },
      { upTo: null, percent: "20" },
    ];
    const rule = { from: "payer", flat: "0.10", bands, minimum: "0.50", maximum: "5.00" };
    for (const [amount, levied] of [
      [500, 50],
      [2_000, 110],
      [6_000, 500],
    ] as const) {
      const town = townWith(levyOf(rule));
      pay(town, amount);
      expect(standing(town, "1001", "pot-system")).toEqual([10_000 - amount - levied, levied]);
    }
  });

  test("counts against what the payer has, and is undone with the payment", () => {
    const town = townWith(levyOf({ from: "payer", bands: [{ upTo: null, percent: "2" }] }));
    expect(pay(town, 10_000)).toMatchObject({ ok: false, code: "insufficient_funds", amount: 10_000 });
    const paid = pay(town, 5_000);
    const transfer = paid.transfer?.id ?? "";
    expect(town.do({ kind: "reversal", transfer, reason: "twice" })).toMatchObject({ ok: true });
    expect(standing(town, "1001", "1002", "pot-system")).toEqual([10_000, 10_000, 0]);
    expect(town.faults).toEqual([]);
  });

  test("is set aside with a hold, and a capture costs the payer no more than that", () => {
    const town = townWith(levyOf({ from: "payer", bands: [{ upTo: null, percent: "2" }] }));
    const expiresAt = town.now + 1_000_000;
    const held = town.do({
      kind: "hold",
      currency: "MIEL",
      from: "MIEL:1001",
      to: "MIEL:1002",
      amount: 5_000,
      expiresAt,
    });
    const hold = held.transfer?.id ?? "";
    expect(town.account("MIEL:1001").held).toBe(5_100);
    town.do({ kind: "capture", hold, amount: 2_000 });
    expect(town.account("MIEL:1001")).toMatchObject({ posted: 7_960, held: 3_060 });
    town.do({ kind: "capture", hold, amount: null });
    expect(town.account("MIEL:1001")).toMatchObject({ posted: 4_900, held: 0 });
    expect(town.posted("MIEL:pot-system")).toBe(100);
    expect(town.faults).toEqual([]);
  });

  test("never takes more from the payee than they are paid", () => {
    const town = townWith(levyOf({ from: "payee", flat: "0.50" }));
    expect(pay(town, 49)).toMatchObject({ ok: false, code: "levy_exceeds_amount", amount: 50 });
    expect(pay(town, 50)).toMatchObject({ ok: true });
    expect(standing(town, "1001", "1002", "pot-system")).toEqual([9_950, 10_000, 50]);
    const asked = { currency: "MIEL", from: "MIEL:1001", to: "MIEL:1002", expiresAt: town.now + 60_000 };
    expect(town.do({ kind: "hold", ...asked, amount: 49 })).toMatchObject({ code: "levy_exceeds_amount" });
    const hold = town.do({ kind: "hold", ...asked, amount: 100 }).transfer?.id ?? "";
    expect(town.do({ kind: "capture", hold, amount: 49 })).toMatchObject({ code: "levy_exceeds_amount" });
    expect(town.do({ kind: "capture", hold, amount: 51 }).ok).toBe(true);
    expect(town.do({ kind: "capture", hold, amount: null })).toMatchObject({ code: "levy_exceeds_amount" });
  });

  test("to several pots is parted among them, and rounded together", () => {
    const to = [
      { pot: "MIEL:pot-system", share: "50" },
      { pot: "MIEL:pot-school", share: "50" },
    ];
    const town = townWith(levyOf({ from: "payee", bands: [{ upTo: null, percent: "1" }], to }));
    pay(town, 300);
    expect(standing(town, "1002", "pot-system", "pot-school")).toEqual([10_297, 2, 1]);
  });
});

const redeem = (town: Book, amount: number, beneficiary: string | null = null) =>
  town.do({ kind: "redemption", currency: "MIEL", from: "MIEL:1001", amount, beneficiary });

describe("a redemption", () => {
  const redemption = {
    fees: [
      { percent: "2", to: "MIEL:pot-system" },
      { percent: "3", to: "beneficiary" },
    ],
    fallback: "MIEL:pot-school",
    minimum: "10.00",
  };

  test("keeps its fees in circulation, for the system and the association that the member chose", () => {
    const town = townWith({ redemption });
    expect(redeem(town, 5_000, "MIEL:1003")).toMatchObject({ ok: true });
    expect(standing(town, "1001", "pot-system", "1003", "issuance")).toEqual([5_000, 100, 10_150, -25_250]);
    expect(town.posted("EUR:reserve")).toBe(25_250);
    expect(town.faults).toEqual([]);
  });

  test("gives to the pot that stands in where no association was chosen", () => {
    const town = townWith({ redemption });
    redeem(town, 5_000);
    expect(standing(town, "pot-system", "pot-school")).toEqual([100, 150]);
  });

  test("of too little, by the wrong type, or for an account that does not exist is refused", () => {
    const town = townWith({ redemption });
    expect(redeem(town, 999)).toMatchObject({ ok: false, code: "redemption_too_small", amount: 1_000 });
    expect(redeem(town, 5_000, "MIEL:1077")).toMatchObject({ ok: false, code: "unknown_account" });
    const strict = townWith({ redemption: { ...redemption, types: ["provider"] } });
    expect(redeem(strict, 5_000)).toMatchObject({ ok: false, code: "not_redeemable" });
  });

  test("never leaves the reserve below what circulates, whatever its fees and amounts", () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 99 }), (list, percent) => {
        const town = townWith({
          redemption: { fees: [{ percent: String(percent), to: "MIEL:pot-system" }] },
        });
        for (const amount of list) redeem(town, amount);
        expect(town.posted("EUR:reserve")).toBe(0 - town.posted("MIEL:issuance"));
        expect(town.faults).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

const issue = (town: Book, beneficiary: string | null) =>
  town.do({
    kind: "issue",
    currency: "MIEL",
    to: "MIEL:1002",
    amount: 10_000,
    reference: "deposit",
    beneficiary,
  });

describe("a gift", () => {
  test("goes to the association that the member sponsors, as far as the pot reaches", () => {
    const town = townWith({ gift: { percent: "3", from: "MIEL:pot-gifts" } });
    town.do({ kind: "payment", currency: "MIEL", from: "MIEL:1001", to: "MIEL:pot-gifts", amount: 450 });
    issue(town, "MIEL:1003");
    expect(standing(town, "1002", "1003", "pot-gifts")).toEqual([20_000, 10_300, 150]);
    issue(town, "MIEL:1003");
    expect(standing(town, "1003", "pot-gifts")).toEqual([10_450, 0]);
    expect(issue(town, "MIEL:1003")).toMatchObject({ ok: true });
    expect(town.faults).toEqual([]);
  });

  test("is refused to an account of a type that nobody sponsors", () => {
    const town = townWith({ gift: { percent: "3", from: "MIEL:pot-gifts", types: ["association"] } });
    expect(issue(town, "MIEL:1003")).toMatchObject({ ok: false, code: "not_a_beneficiary" });
  });
});

test("shares that do not make a whole, bands out of order and fees that leave nothing are told", () => {
  const town = townWith({});
  const setting = (settings: object) =>
    town.set({
      kind: "set_policies",
      currency: "MIEL",
      version: 2,
      effectiveAt: null,
      policies: policySettings.parse(settings),
    });
  for (const settings of [
    levyOf({ from: "payer", to: [{ pot: "MIEL:pot-system", share: "60" }] }),
    levyOf({
      from: "payer",
      bands: [
        { upTo: null, percent: "1" },
        { upTo: "5", percent: "2" },
      ],
    }),
    { redemption: { fees: [{ percent: "100", to: "MIEL:pot-system" }] } },
    { redemption: { fees: [{ percent: "1", to: "beneficiary" }] } },
  ])
    expect(setting(settings)).toMatchObject({ ok: false, code: "policy_disagreement" });
});
