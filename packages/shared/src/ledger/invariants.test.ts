import fc from "fast-check";
import { expect, test } from "vitest";

import type { TransferCommand } from "#ledger/command.ts";
import { remainingOf } from "#ledger/transfer.ts";
import { type Book, smallTown } from "#ledger/testing/book.ts";

const currencies = ["MIEL", "GRAIN"] as const;
const number = fc.constantFrom("1001", "1002", "1003");
const amount = fc.oneof(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 30_000 }));
const linked = fc.boolean();
/** Which earlier transfer or hold a command is about, counted back from the latest. */
const back = fc.nat({ max: 12 });

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("payment" as const),
      currency: fc.constantFrom(...currencies),
      from: number,
      to: number,
      amount,
      linked,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("hold" as const),
      currency: fc.constantFrom(...currencies),
      from: number,
      to: number,
      amount,
      linked,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("issue" as const), to: number, amount }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("redemption" as const), from: number, amount }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("capture" as const), back, amount: fc.option(amount) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("release" as const), back }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("reversal" as const), back }) },
);

type Step = typeof step extends fc.Arbitrary<infer Of> ? Of : never;

function commandOf(town: Book, it: Step): TransferCommand {
  const holds = [...town.state.holds.keys()];
  const hold =
    (it.kind === "capture" || it.kind === "release" ? holds.at(-1 - it.back) : undefined) ?? town.newId();
  switch (it.kind) {
    case "payment":
      return town.complete({ ...it, from: `${it.currency}:${it.from}`, to: `${it.currency}:${it.to}` });
    case "hold":
      return town.complete({
        ...it,
        from: `${it.currency}:${it.from}`,
        to: `${it.currency}:${it.to}`,
        expiresAt: town.now + 40,
      });
    case "issue":
      return town.complete({ ...it, currency: "MIEL", to: `MIEL:${it.to}` });
    case "redemption":
      return town.complete({ ...it, currency: "MIEL", from: `MIEL:${it.from}` });
    case "capture":
      return town.complete({ kind: it.kind, hold, amount: it.amount });
    case "release":
      return town.complete({ kind: it.kind, hold });
    case "reversal":
      return town.complete({
        kind: it.kind,
        transfer: town.transfers.at(-1 - it.back)?.id ?? town.newId(),
        reason: "r",
      });
  }
}

const calls = fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { maxLength: 60 });

/** Runs a random history and looks at the ledger after each call. */
function throughHistories(look: (town: Book, call: TransferCommand[]) => void): void {
  fc.assert(
    fc.property(calls, (history) => {
      const town = smallTown();
      for (const steps of history) {
        const call = steps.map((it) => commandOf(town, it));
        town.submit(call);
        look(town, call);
      }
    }),
    { numRuns: 150 },
  );
}

test("the sum over all accounts of a currency is zero, always", () => {
  throughHistories((town) => {
    for (const code of ["MIEL", "GRAIN", "EUR"]) {
      const accounts = [...town.state.accounts.values()].filter((account) => account.currency === code);
      expect(accounts.reduce((sum, account) => sum + account.posted, 0)).toBe(0);
    }
  });
});

test("no account is below its limit or above its cap, and the reserve covers what circulates", () => {
  throughHistories((town) => {
    for (const account of town.state.accounts.values()) {
      expect(account.posted - account.held).toBeGreaterThanOrEqual(-account.creditLimit);
      expect(account.posted).toBeLessThanOrEqual(account.balanceCap);
    }
    expect(town.posted("EUR:reserve")).toBeGreaterThanOrEqual(-town.posted("MIEL:issuance"));
  });
});

test("what an account holds is what its open holds still keep", () => {
  throughHistories((town) => {
    for (const account of town.state.accounts.values()) {
      const holds = [...town.state.holds.values()].filter((hold) => hold.from === account.id);
      expect(account.held).toBe(holds.reduce((sum, hold) => sum + remainingOf(hold), 0));
    }
  });
});

test("replaying the postings gives the balances, step by step", () => {
  throughHistories((town) => {
    const replayed = new Map<string, number>();
    for (const posting of town.postings) {
      const posted = (replayed.get(posting.account) ?? 0) + posting.amount;
      expect(posting.posted).toBe(posted);
      replayed.set(posting.account, posted);
    }
    for (const account of town.state.accounts.values())
      expect(replayed.get(account.id) ?? 0).toBe(account.posted);
  });
});

test("asking the same call again gives the same verdicts and moves nothing", () => {
  throughHistories((town, call) => {
    const before = town.postings.length;
    const records = call.map((command) => town.state.recorded(command.id)?.transfer);
    expect(town.submit(call).map((verdict) => verdict.transfer ?? undefined)).toEqual(records);
    expect(town.postings.length).toBe(before);
  });
});

test("a reversal, where it is accepted, undoes exactly what its original did", () => {
  throughHistories((town) => {
    for (const reversal of town.transfers) {
      if (reversal.kind !== "reversal" || reversal.verdict !== "accepted") continue;
      const undone = new Map<string, number>();
      for (const posting of town.postings)
        if (posting.transfer === reversal.id || posting.transfer === reversal.related)
          undone.set(posting.account, (undone.get(posting.account) ?? 0) + posting.amount);
      expect([...undone.values()].every((sum) => sum === 0)).toBe(true);
    }
  });
});

test("books kept once more agree with every batch", () => {
  throughHistories((town) => expect(town.faults).toEqual([]));
});
