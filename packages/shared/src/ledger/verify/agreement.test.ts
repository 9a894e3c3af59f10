import fc from "fast-check";
import { expect, test } from "vitest";

import type { Command } from "#ledger/command.ts";
import type { Book } from "#ledger/testing/book.ts";
import { levyOf, townWith } from "#ledger/testing/chargingTown.ts";
import { policySettings } from "#policies/registry.ts";

const settings = (percent: string, payerTypes: readonly string[]) => ({
  ...levyOf({ from: "both", payerTypes, bands: [{ upTo: null, percent }] }),
  gift: { percent, from: "MIEL:pot-gifts" },
  redemption: {
    fees: [
      { percent: "0.3", to: "MIEL:pot-school" },
      { percent, to: "beneficiary" },
    ],
    fallback: "MIEL:pot-system",
  },
});

const members = ["MIEL:1001", "MIEL:1002", "MIEL:1003"] as const;
const member = fc.constantFrom(...members);
const payer = fc.constantFrom(...members, "MIEL:pot-gifts");
const amount = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 12_000 }));
const back = fc.nat({ max: 3 });

/** Makes a command once those before it in its batch are known. */
type Step = (town: Book, before: readonly Command[]) => Command;
const steps = <Of>(drawn: fc.Arbitrary<Of>, step: (of: Of) => Step): fc.Arbitrary<Step> => drawn.map(step);

const holdOf = (town: Book, before: readonly Command[], place: number): string => {
  const placed = before.flatMap((command) => (command.kind === "hold" ? [command.id] : []));
  return [...town.state.holds.keys(), ...placed].at(-1 - place) ?? "";
};
const transferOf = (town: Book, before: readonly Command[], place: number): string => {
  const asked = before.flatMap((command) => ("id" in command ? [command.id] : []));
  return [...town.transfers.map(({ id }) => id), ...asked].at(-1 - place) ?? "";
};

const currency = "MIEL";
const step = fc.oneof(
  steps(
    fc.record({ from: payer, to: member, amount }),
    (it) => (town) => town.complete({ kind: "payment", currency, ...it }),
  ),
  steps(
    fc.record({ from: payer, to: member, amount }),
    (it) => (town) => town.complete({ kind: "hold", currency, ...it, expiresAt: town.now + 4 }),
  ),
  steps(
    fc.record({ to: member, beneficiary: fc.option(member), amount }),
    (it) => (town) => town.complete({ kind: "issue", currency, ...it, isSponsored: true }),
  ),
  steps(
    fc.record({ from: member, beneficiary: fc.option(member), amount }),
    (it) => (town) => town.complete({ kind: "redemption", currency, ...it, isSponsored: true }),
  ),
  steps(
    fc.tuple(back, fc.option(amount)),
    ([place, captured]) =>
      (town, before) =>
        town.complete({ kind: "capture", hold: holdOf(town, before, place), amount: captured }),
  ),
  steps(
    back,
    (place) => (town, before) => town.complete({ kind: "release", hold: holdOf(town, before, place) }),
  ),
  steps(back, (place) => (town, before) => ({ kind: "expire_hold", hold: holdOf(town, before, place) })),
  steps(
    back,
    (place) => (town, before) =>
      town.complete({ kind: "reversal", transfer: transferOf(town, before, place), reason: "r" }),
  ),
  steps(fc.tuple(fc.constantFrom("0", "2", "7.5"), fc.constantFrom([], ["shop"])), (it) => (town) => ({
    kind: "set_policies",
    currency,
    version: town.state.ticking.versions(currency).length + 1,
    effectiveAt: null,
    policies: policySettings.parse(settings(...it)),
  })),
);

/** Becomes a shop, or is one no longer: once in a batch, which is all that the books can tell. */
const turn = steps(member, (account) => (town) => ({
  kind: "set_standing",
  account,
  type: town.account(account).type === "" ? "shop" : "",
  receives: false,
}));

const some = fc.array(step, { maxLength: 4 });
const batch = fc.tuple(some, fc.array(turn, { maxLength: 1 }), some).map((parts) => parts.flat());

test("whatever comes together in one batch, the books agree with the rules, who saw it in its order", () => {
  let accepted = 0;
  fc.assert(
    fc.property(fc.array(batch, { minLength: 1, maxLength: 15 }), (history) => {
      const town = townWith(settings("2", []));
      town.do({ kind: "payment", currency, from: "MIEL:1001", to: "MIEL:pot-gifts", amount: 200 });
      for (const batched of history) {
        const commands: Command[] = [];
        for (const one of batched) commands.push(one(town, commands));
        town.submit(commands);
      }
      accepted += town.transfers.filter(({ verdict }) => verdict === "accepted").length;
      expect(town.faults).toEqual([]);
    }),
    { numRuns: 200 },
  );
  expect(accepted).toBeGreaterThan(2_000);
});
