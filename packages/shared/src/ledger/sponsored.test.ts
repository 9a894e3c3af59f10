import { describe, expect, test } from "vitest";

import type { Book } from "#ledger/testing/book.ts";
import { standing, townWith } from "#ledger/testing/chargingTown.ts";

describe("the association that a member sponsors", () => {
  const settings = {
    gift: { percent: "3", from: "MIEL:pot-gifts" },
    redemption: {
      fees: [{ percent: "3", to: "beneficiary" }],
      fallback: "MIEL:pot-school",
    },
  };
  const cannotReceive: [string, (town: Book) => void, string][] = [
    [
      "closed",
      (town) => town.set({ kind: "set_status", account: "MIEL:1004", status: "closed" }),
      "MIEL:1004",
    ],
    ["the member’s own", () => undefined, "MIEL:1001"],
    ["not there", () => undefined, "MIEL:1077"],
    [
      "full",
      (town) => town.set({ kind: "set_limits", account: "MIEL:1003", creditLimit: 0, balanceCap: 10_010 }),
      "MIEL:1003",
    ],
  ];

  test.each(cannotReceive)(
    "is left out while its account is %s, and the member goes on",
    (_, make, beneficiary) => {
      const town = townWith(settings);
      town.set({
        kind: "open_account",
        account: "MIEL:1004",
        currency: "MIEL",
        creditLimit: 0,
        balanceCap: 1e6,
      });
      make(town);
      town.do({ kind: "payment", currency: "MIEL", from: "MIEL:1002", to: "MIEL:pot-gifts", amount: 500 });
      const sponsored = { currency: "MIEL", beneficiary, isSponsored: true } as const;
      const issue = { ...sponsored, kind: "issue", to: "MIEL:1001", amount: 1_000, reference: "d" } as const;
      expect(town.do(issue)).toMatchObject({ ok: true });
      const redemption = { ...sponsored, kind: "redemption", from: "MIEL:1001", amount: 1_000 } as const;
      expect(town.do(redemption)).toMatchObject({ ok: true });
      expect(standing(town, "1001", "pot-gifts", "pot-school")).toEqual([10_000, 500, 30]);
      expect(town.do({ ...redemption, isSponsored: false })).toMatchObject({ ok: false });
      expect(town.faults).toEqual([]);
    },
  );

  test("is of a type that the gifts allow, for redemptions too", () => {
    const town = townWith({ ...settings, gift: { ...settings.gift, types: ["association"] } });
    const redemption = { kind: "redemption", currency: "MIEL", from: "MIEL:1001", amount: 1_000 } as const;
    expect(town.do({ ...redemption, beneficiary: "MIEL:1003" })).toMatchObject({ code: "not_a_beneficiary" });
  });
});
