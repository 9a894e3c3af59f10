import fc from "fast-check";
import { expect, test } from "vitest";

import { quote } from "#ledger/quote.ts";
import { levyOf, townWith } from "#ledger/testing/chargingTown.ts";

const kinds = ["payment", "issue", "redemption"] as const;

test("a quote is what comes to pass, or the refusal, whatever the policies and amounts", () => {
  const percents = fc.integer({ min: 0, max: 99 }).map(String);
  const settings = fc.record({
    levy: percents,
    fee: percents,
    gift: percents,
    kind: fc.constantFrom(...kinds),
  });
  fc.assert(
    fc.property(settings, fc.integer({ min: 0, max: 3_000 }), ({ levy, fee, gift, kind }, amount) => {
      const town = townWith({
        ...levyOf({ from: "both", bands: [{ upTo: null, percent: levy }] }),
        gift: { percent: gift, from: "MIEL:pot-gifts" },
        redemption: {
          minimum: "0.10",
          fees: [{ percent: fee, to: "beneficiary" }],
          fallback: "MIEL:pot-school",
        },
      });
      town.do({ kind: "payment", currency: "MIEL", from: "MIEL:1003", to: "MIEL:pot-gifts", amount: 40 });
      const before = town.postings.length;
      const [from, to, beneficiary] = ["MIEL:1001", "MIEL:1002", "MIEL:1003"];
      const chosen = { beneficiary, isSponsored: true };
      const money = { code: "MIEL", scale: 2, kind: "backed" } as const;
      const asked = {
        payment: { kind: "payment", from, to },
        issue: { kind: "issue", to, ...chosen },
      } as const;
      const quoted = kind === "redemption" ? { kind, from, ...chosen } : asked[kind];
      const told = quote(town.state, money, { ...quoted, amount }, town.now);
      const done = town.do({ ...quoted, currency: "MIEL", amount });
      if (!told.ok) {
        expect(done).toMatchObject({ ok: false, code: told.code, amount: told.amount });
        return;
      }
      expect(done.ok).toBe(true);
      const moved = town.postings.slice(before);
      const bearing = moved.filter((posting) => posting.purpose !== null && posting.amount < 0);
      expect(told.quote.charges).toEqual(
        bearing.map(({ account, counter, amount: taken, purpose }) => ({
          from: account,
          to: counter,
          amount: -taken,
          purpose,
        })),
      );
      const sumOf = (account: string) =>
        moved.reduce((sum, posting) => (posting.account === account ? sum + posting.amount : sum), 0);
      if (kind !== "issue") expect(sumOf(from)).toBe(-told.quote.pays);
      if (kind !== "redemption") expect(sumOf(to)).toBe(told.quote.receives);
      if (kind === "redemption") expect(sumOf("EUR:reserve")).toBe(-told.quote.receives);
    }),
    { numRuns: 150 },
  );
});
