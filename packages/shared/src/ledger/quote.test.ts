import fc from "fast-check";
import { expect, test } from "vitest";

import type { Verdict } from "#ledger/command.ts";
import { type Quoted, quote } from "#ledger/quote.ts";
import type { Book } from "#ledger/testing/book.ts";
import { levyOf, townWith } from "#ledger/testing/chargingTown.ts";

const chosen = { beneficiary: "MIEL:1003", isSponsored: true };
const [noor, shop] = ["MIEL:1001", "MIEL:1002"];

/** Each kind, with the accounts on which its two sides show. */
const asked: [(amount: number) => Quoted, { payer: string; payee: string }][] = [
  [(amount) => ({ kind: "payment", from: noor, to: shop, amount }), { payer: noor, payee: shop }],
  [(amount) => ({ kind: "issue", to: shop, amount, ...chosen }), { payer: "MIEL:issuance", payee: shop }],
  [
    (amount) => ({ kind: "redemption", from: noor, amount, ...chosen }),
    { payer: noor, payee: "EUR:deposits" },
  ],
];

/** What a verdict came to, in the words of a quote: what was posted since. */
function whatCame(
  town: Book,
  verdict: Verdict,
  { since, payer, payee }: { since: number; payer: string; payee: string },
) {
  if (!verdict.ok) return { ok: false, code: verdict.code, amount: verdict.amount };
  const moved = town.postings.slice(since);
  const sumOf = (id: string) =>
    moved.reduce((sum, { account, amount }) => (account === id ? sum + amount : sum), 0);
  const charges = moved
    .filter(({ purpose, amount }) => purpose !== null && amount < 0)
    .map(({ account, counter, amount, purpose }) => ({
      from: account,
      to: counter,
      amount: -amount,
      purpose,
    }));
  return { ok: true, quote: { charges, pays: -sumOf(payer), receives: sumOf(payee) } };
}

test.each(asked)(
  "a quote is what comes to pass, or the refusal, whatever the policies and amounts (%#)",
  (ask, sides) => {
    const percent = fc.integer({ min: 1, max: 99 }).map(String);
    const flat = fc.constantFrom("0", "0.50");
    const policies = fc.record({ levy: percent, flat, fee: percent, gift: percent });
    fc.assert(
      fc.property(policies, fc.integer({ min: 0, max: 3_000 }), ({ levy, flat: each, fee, gift }, amount) => {
        const town = townWith({
          ...levyOf({ from: "both", flat: each, bands: [{ upTo: null, percent: levy }] }),
          gift: { percent: gift, from: "MIEL:pot-gifts" },
          redemption: {
            minimum: "0.10",
            fees: [{ percent: fee, to: "beneficiary" }],
            fallback: "MIEL:pot-school",
          },
        });
        const given = { from: "MIEL:1003", to: "MIEL:pot-gifts", amount: 40 };
        town.do({ kind: "payment", currency: "MIEL", ...given });
        const since = town.postings.length;
        const money = { code: "MIEL", scale: 2, kind: "backed" } as const;
        const told = quote(town.state, money, ask(amount), town.now);
        const done = town.do({ ...ask(amount), currency: "MIEL" });
        expect(told).toEqual(whatCame(town, done, { since, ...sides }));
      }),
      { numRuns: 60 },
    );
  },
);
