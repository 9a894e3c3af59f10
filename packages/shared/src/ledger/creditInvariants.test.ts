import fc from "fast-check";
import { expect, test } from "vitest";

import type { Command } from "#ledger/command.ts";
import type { Book } from "#ledger/testing/book.ts";
import { sellers, sellTown } from "#ledger/testing/sellTown.ts";
import { creditStanding } from "#policies/creditLadder/stage.ts";
import { type CurrencyPolicies, policySettings } from "#policies/registry.ts";

const number = fc.constantFrom(...sellers);
const amount = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 400 }));
const linked = fc.boolean();
const back = fc.nat({ max: 12 });

const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("payment" as const),
      from: number,
      to: number,
      amount,
      linked,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("hold" as const), from: number, to: number, amount, linked }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("capture" as const), back, amount: fc.option(amount) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("release" as const), back }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("reversal" as const), back }) },
);

const setting = fc.record({
  kind: fc.constantFrom("set_limits" as const, "follow_limits" as const),
  account: number,
  creditLimit: fc.integer({ min: 0, max: 700 }),
});

type Step = typeof step extends fc.Arbitrary<infer Of> ? Of : never;
type Setting = typeof setting extends fc.Arbitrary<infer Of> ? Of : never;

function commandOf(town: Book, it: Step | Setting): Command {
  switch (it.kind) {
    case "payment":
    case "hold": {
      const asked = { ...it, currency: "GRAIN", from: `GRAIN:${it.from}`, to: `GRAIN:${it.to}` };
      return town.complete(
        it.kind === "hold"
          ? { ...asked, kind: "hold", expiresAt: town.now + 40 }
          : { ...asked, kind: "payment" },
      );
    }
    case "capture":
    case "release": {
      const hold = [...town.state.holds.keys()].at(-1 - it.back) ?? town.newId();
      return town.complete(it.kind === "capture" ? { ...it, hold } : { kind: "release", hold });
    }
    case "reversal": {
      const transfer = town.transfers.at(-1 - it.back)?.id ?? town.newId();
      return town.complete({ kind: "reversal", transfer, reason: "r" });
    }
    case "set_limits":
    case "follow_limits":
      return { ...it, account: `GRAIN:${it.account}`, balanceCap: 5_000 };
  }
}

const policies = fc
  .record({
    share: fc.constantFrom("100", "50", "33.3333", "1"),
    max: fc.constantFrom("300", "500"),
    perCounterparty: fc.constantFrom("40", "100"),
    counterparties: fc.integer({ min: 1, max: 3 }),
    blockAt: fc.constantFrom(null, 60, 100),
  })
  .map(({ blockAt, ...dynamicCredit }) => policySettings.parse({ dynamicCredit, creditLadder: { blockAt } }));

type Asked = Step | Setting;

/** Runs random histories of calls, and looks at the ledger after each. */
function throughHistories(
  calls: fc.Arbitrary<Asked[][]>,
  look: (town: Book, policies: CurrencyPolicies) => void,
): void {
  fc.assert(
    fc.property(policies, calls, (settled, history) => {
      const town = sellTown(settled);
      for (const steps of history) {
        town.submit(steps.map((it) => commandOf(town, it)));
        look(town, settled);
      }
    }),
    { numRuns: 200 },
  );
}

const payments = fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { maxLength: 60 });
const everything = fc.array(fc.array(fc.oneof({ weight: 6, arbitrary: step }, setting), { maxLength: 5 }), {
  maxLength: 60,
});

const members = (town: Book) => [...town.state.accounts.values()];

test("mutual credit sums to zero always, and books kept once more agree with every batch", () => {
  throughHistories(everything, (town) => {
    expect(members(town).reduce((sum, account) => sum + account.posted, 0)).toBe(0);
    expect(town.faults).toEqual([]);
  });
});

test("no account goes below its limit, however limits rise and fall", () => {
  throughHistories(everything, (town) => {
    for (const account of members(town)) {
      expect(account.posted - account.held).toBeGreaterThanOrEqual(-account.creditLimit);
      expect(account.creditLimit).toBeGreaterThanOrEqual(0);
    }
  });
});

test("a limit is what the account opened with and what its counterparties raised, and stays within the bounds", () => {
  throughHistories(payments, (town, { dynamicCredit }) => {
    const sources = [...town.state.credit.changed.values()];
    for (const { id, creditLimit } of members(town)) {
      const own = sources.filter(({ account }) => account === id);
      expect(creditLimit).toBe(200 + own.reduce((sum, { raised }) => sum + raised, 0));
      expect(creditLimit).toBeLessThanOrEqual(Number(dynamicCredit?.max));
      const totals = town.state.credit.totals(id);
      expect(totals.counterparties).toBe(own.filter(({ earned }) => earned > 0).length);
      for (const { raised } of own)
        expect(raised).toBeLessThanOrEqual(Number(dynamicCredit?.perCounterparty));
    }
  });
});

test("a payment never leaves its payer deeper than the ladder lets it", () => {
  throughHistories(payments, (town, { creditLadder }) => {
    const last = town.transfers.at(-1);
    if (!creditLadder?.blockAt || last?.kind !== "payment" || last.verdict !== "accepted") return;
    const { posted, held, creditLimit } = town.account(last.from);
    expect(creditStanding(creditLadder, { posted, held, creditLimit }).used).toBeLessThanOrEqual(
      creditLadder.blockAt,
    );
  });
});
