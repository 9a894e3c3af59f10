import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Command } from "#ledger/command.ts";
import type { Book } from "#ledger/testing/book.ts";
import { DAY_MS, freeTown } from "#ledger/testing/freeTown.ts";
import { policySettings } from "#policies/registry.ts";
import { ruling, simulate, standings } from "#simulation/testing.ts";

const melting = (change: object = {}) =>
  policySettings.parse({
    dividend: { amount: "10.00", reevaluation: null },
    demurrage: { rate: "10", per: "month", to: "JUNE:pot-commons", ...change },
  });

const numbers = ["1001", "1002", "1003", "1004"];
const account = fc.constantFrom(...numbers).map((number) => `JUNE:${number}`);
const amount = fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 20_000 }));
const back = fc.nat({ max: 8 });

const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom("payment" as const, "hold" as const),
      from: account,
      to: account,
      amount,
      linked: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom("capture" as const, "release" as const), back }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("reversal" as const), back }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("settle" as const), account }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("expire" as const), back }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("set_standing" as const),
      account,
      type: fc.constantFrom("member", "shop"),
      receives: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("set_status" as const),
      account,
      status: fc.constantFrom("open" as const, "suspended" as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("set_limits" as const),
      account,
      creditLimit: fc.constantFrom(0, 1_000),
      balanceCap: fc.constantFrom(10 ** 15, 30_000),
    }),
  },
);

type Step = typeof step extends fc.Arbitrary<infer Of> ? Of : never;

function commandOf(town: Book, it: Step): Command {
  const hold = ("back" in it && [...town.state.holds.keys()].at(-1 - it.back)) || town.newId();
  switch (it.kind) {
    case "payment":
      return town.complete({ ...it, kind: "payment", currency: "JUNE" });
    case "hold":
      return town.complete({ ...it, kind: "hold", currency: "JUNE", expiresAt: town.now + 3 * DAY_MS });
    case "capture":
      return town.complete({ kind: "capture", hold, amount: null });
    case "release":
      return town.complete({ kind: "release", hold });
    case "reversal": {
      const asked = town.transfers.filter(({ kind }) => kind !== "dividend" && kind !== "settlement");
      const transfer = asked.at(-1 - it.back)?.id ?? town.newId();
      return town.complete({ kind: "reversal", transfer, reason: "r" });
    }
    case "expire":
      return { kind: "expire_hold", hold };
    default:
      return it;
  }
}

const moments = fc.array(
  fc.record({ wait: fc.integer({ min: 1, max: 4 * DAY_MS }), steps: fc.array(step, { maxLength: 4 }) }),
  { maxLength: 40 },
);

function live(
  history: typeof moments extends fc.Arbitrary<infer Of> ? Of : never,
  town = freeTown(melting()),
) {
  for (const { wait, steps } of history) {
    town.now += wait;
    town.submit(steps.map((it) => commandOf(town, it)));
  }
  return town;
}

describe("the past played once more", () => {
  test("as it was comes to the very same, whatever happened, under the policies that were in force", () => {
    fc.assert(
      fc.property(moments, (history) => {
        const town = live(history);
        const simulation = simulate(town, "JUNE", ruling(town, "JUNE"));
        const recorded = standings(town.state.accounts.values(), "JUNE");
        expect(simulation.fidelity).toMatchObject({ accountsThatDiffer: 0, verdictsThatDiffer: 0 });
        expect(standings(simulation.asItWas.memory.accounts.values(), "JUNE")).toEqual(recorded);
        expect(standings(simulation.asItWouldBe.memory.accounts.values(), "JUNE")).toEqual(recorded);
      }),
      { numRuns: 200 },
    );
  });

  test("as it was comes to the very same where policies changed meanwhile, from whatever moment others are tried", () => {
    fc.assert(
      fc.property(moments, moments, fc.double({ min: 0, max: 1, noNaN: true }), (earlier, later, share) => {
        const town = live(earlier);
        const change = { kind: "set_policies", currency: "JUNE", version: 2 } as const;
        const policies = melting({ rate: "3", byType: { shop: "0" } });
        town.set({ ...change, effectiveAt: town.now + 2 * DAY_MS, policies });
        live(later, town);
        const [first] = town.contents;
        const begun = first?.header.at ?? 0;
        const from = begun + Math.floor((town.now - begun) * share);
        const simulation = simulate(town, "JUNE", {}, from);
        expect(simulation.fidelity).toMatchObject({ accountsThatDiffer: 0, verdictsThatDiffer: 0 });
        expect(standings(simulation.asItWas.memory.accounts.values(), "JUNE")).toEqual(
          standings(town.state.accounts.values(), "JUNE"),
        );
        const sum = [...simulation.asItWouldBe.memory.accounts.values()].reduce(
          (all, it) => all + it.posted,
          0,
        );
        expect(sum).toBe(0);
      }),
      { numRuns: 100 },
    );
  });
});

/** Ten days, in which 1001 pays 1002 fifty on the eighth. */
function tenDays(): Book {
  const town = freeTown(melting());
  town.now += 8 * DAY_MS;
  town.do({ kind: "payment", currency: "JUNE", from: "JUNE:1001", to: "JUNE:1002", amount: 5_000 });
  town.now += 2 * DAY_MS;
  town.submit([]);
  return town;
}

describe("a simulation", () => {
  test("tells what each type gains and loses, to the cent", () => {
    const town = tenDays();
    const twice = policySettings.parse({ dividend: { amount: "20.00", reevaluation: null } });
    const report = simulate(town, "JUNE", twice).end(town.now, (id) =>
      id === "JUNE:1004" ? "shop" : "member",
    );
    expect(report.asItWouldBe).toMatchObject({ dividends: 60_000, melted: 0, mass: 60_000, payments: 1 });
    expect(report.asItWas).toMatchObject({ dividends: 30_000, volume: 5_000, mass: 30_000 });
    expect(report.asItWas.melted).toBeGreaterThan(0);
    const members = report.types.find(({ type }) => type === "member");
    expect(members?.change.total).toBe(30_000 + report.asItWas.melted);
    expect(report.types.map(({ type, accounts }) => [type, accounts])).toEqual([
      ["member", 3],
      ["shop", 1],
    ]);
    expect(report.deciles.map(({ accounts }) => accounts)).toEqual([1, 1, 1, 1]);
    expect(report.deciles[0]).toEqual({ accounts: 1, least: 0, median: 0, most: 0, total: 0 });
  });

  test("refuses payments for which the money would not have been there, and says why", () => {
    const town = tenDays();
    const half = policySettings.parse({ dividend: { amount: "5.00", reevaluation: null } });
    const report = simulate(town, "JUNE", half).end(town.now, () => "");
    expect(report.asItWas.refused).toEqual([]);
    expect(report.asItWouldBe).toMatchObject({
      payments: 0,
      volume: 0,
      velocity: 0,
      refused: [{ code: "insufficient_funds", count: 1, median: 5_000 }],
    });
  });

  test("lets payments through that were refused for want of money", () => {
    const town = freeTown(melting());
    town.now += DAY_MS;
    town.do({ kind: "payment", currency: "JUNE", from: "JUNE:1001", to: "JUNE:1002", amount: 1_500 });
    const more = policySettings.parse({ dividend: { amount: "20.00", reevaluation: null } });
    const report = simulate(town, "JUNE", more).end(town.now, () => "");
    expect(report.asItWas).toMatchObject({ payments: 0, refused: [{ count: 1, median: 1_500 }] });
    expect(report.asItWouldBe).toMatchObject({ payments: 1, volume: 1_500, refused: [] });
  });

  test("plays what was before its time as it was", () => {
    const town = tenDays();
    const none = simulate(town, "JUNE", {}, town.now - 2 * DAY_MS + 1);
    const report = none.end(town.now, () => "");
    expect(report.asItWouldBe.dividends).toBe(0);
    expect(report.asItWas.dividends).toBe(6_000);
    expect(report.all.change.total).toBe(report.asItWas.melted - 6_000);
  });

  test("gives the same however fine the clock of the proposal is, where nothing melts", () => {
    const town = tenDays();
    const hourly = policySettings.parse({ dividend: { amount: "1.00", tick: "hour", reevaluation: null } });
    town.now += 60 * DAY_MS;
    town.submit([]);
    const report = simulate(town, "JUNE", hourly).end(town.now, () => "");
    expect(report.asItWouldBe.dividends).toBe(3 * 70 * 24 * 100);
  });
});
