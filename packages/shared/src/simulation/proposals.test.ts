import { describe, expect, test } from "vitest";

import type { Book } from "#ledger/testing/book.ts";
import { levyOf, pay, townWith } from "#ledger/testing/chargingTown.ts";
import { sellTown } from "#ledger/testing/sellTown.ts";
import { pay as payIn, space, topUp } from "#ledger/testing/space.ts";
import { policySettings } from "#policies/registry.ts";
import { simulate } from "#simulation/testing.ts";

/** What a proposal comes to, with the balances under it of some accounts; the record itself is always played exactly. */
function tried(book: Book, currency: string, proposal: object, numbers: readonly string[]) {
  const simulation = simulate(book, currency, policySettings.parse(proposal));
  expect(simulation.fidelity).toMatchObject({ accountsThatDiffer: 0, verdictsThatDiffer: 0, adjusted: 0 });
  const report = simulation.end(book.now, () => "");
  const { accounts } = simulation.asItWouldBe.memory;
  return { ...report, posted: numbers.map((number) => accounts.get(`${currency}:${number}`)?.posted) };
}

/** Three members with 100,00 each: the first pays the second 40,00, and gives back 50,00 for euros. */
function miels(settings: object = {}): Book {
  const town = townWith(settings);
  pay(town, 4_000);
  town.do({ kind: "redemption", currency: "MIEL", from: "MIEL:1001", amount: 5_000 });
  return town;
}

describe("on a backed currency", () => {
  test("a levy is taken from each payment", () => {
    const proposal = levyOf({ from: "payee", bands: [{ upTo: null, percent: "2" }] });
    const told = tried(miels(), "MIEL", proposal, ["1001", "1002", "pot-system"]);
    expect(told.posted).toEqual([1_000, 13_920, 80]);
    expect([told.asItWas.charged, told.asItWouldBe.charged]).toEqual([0, 80]);
    expect(told.all.change).toEqual({
      median: 0,
      total: -80,
      gaining: { accounts: 0, total: 0 },
      losing: { accounts: 1, total: -80 },
    });
  });

  test("a levy on the payer refuses what the payer has not enough left for", () => {
    const proposal = levyOf({ from: "payer", flat: "60.01" });
    const told = tried(miels(), "MIEL", proposal, ["1001", "1002"]);
    expect(told.posted).toEqual([5_000, 10_000]);
    expect(told.asItWouldBe).toMatchObject({
      payments: 0,
      refused: [{ code: "insufficient_funds", count: 1, median: 4_000 }],
    });
  });

  test("a fee of redemption stays in circulation", () => {
    const proposal = { redemption: { fees: [{ percent: "5", to: "MIEL:pot-system" }] } };
    const told = tried(miels(), "MIEL", proposal, ["1001", "pot-system"]);
    expect(told.posted).toEqual([1_000, 250]);
    expect([told.asItWas.mass, told.asItWouldBe.mass, told.asItWouldBe.charged]).toEqual([
      25_000, 25_250, 250,
    ]);
  });

  test.each([
    ["5", 500],
    ["20", 1_000],
    ["0", 0],
  ])("a gift of %s %% comes to that share, as far as the pot reaches", (percent, given) => {
    const gift = { percent: "3", from: "MIEL:pot-gifts" };
    const town = townWith({ gift });
    const transfer = { currency: "MIEL", from: "MIEL:1003", to: "MIEL:pot-gifts", amount: 1_000 };
    town.do({ kind: "payment", ...transfer });
    const issued = { currency: "MIEL", to: "MIEL:1001", amount: 10_000, beneficiary: "MIEL:1002" };
    town.do({ kind: "issue", ...issued, reference: "deposit 9" });
    const told = tried(town, "MIEL", { gift: { ...gift, percent } }, ["1002", "pot-gifts"]);
    expect(told.posted).toEqual([10_000 + given, 1_000 - given]);
    expect([told.asItWas.granted, told.asItWouldBe.granted]).toEqual([300, given]);
    expect(told.asItWouldBe.charged).toBe(0);
    const { gaining, losing } = told.all.change;
    expect(given > 300 ? gaining : losing).toEqual({ accounts: 1, total: given - 300 });
  });
});

const grainsPaid = (book: Book, from: string, to: string, amount: number) =>
  book.do({ kind: "payment", currency: "GRAIN", from: `GRAIN:${from}`, to: `GRAIN:${to}`, amount });

describe("on mutual credit", () => {
  test("limits that grow with sales let through what was refused", () => {
    const book = sellTown(policySettings.parse({}));
    grainsPaid(book, "1001", "1002", 100);
    grainsPaid(book, "1003", "1002", 100);
    grainsPaid(book, "1002", "1004", 450);
    const rising = { share: "100", max: "500", perCounterparty: "100", counterparties: 2 };
    const told = tried(book, "GRAIN", { dynamicCredit: rising }, ["1002", "1004"]);
    expect(told.asItWas).toMatchObject({
      payments: 2,
      refused: [{ code: "insufficient_funds", count: 1, median: 450 }],
    });
    expect(told.asItWouldBe).toMatchObject({ payments: 3, volume: 650, refused: [] });
    expect(told.posted).toEqual([-250, 450]);
  });

  test("a ladder counts what it blocks", () => {
    const book = sellTown(policySettings.parse({}));
    grainsPaid(book, "1001", "1002", 150);
    grainsPaid(book, "1001", "1002", 40);
    const told = tried(book, "GRAIN", { creditLadder: { blockAt: 50 } }, ["1001", "1002"]);
    expect(told.asItWas).toMatchObject({ payments: 2, refused: [] });
    expect(told.asItWouldBe).toMatchObject({
      payments: 1,
      volume: 40,
      refused: [{ code: "credit_blocked", count: 1, median: 150 }],
    });
    expect(told.posted).toEqual([-40, 40]);
    expect(told.all.change.losing).toEqual({ accounts: 1, total: -150 });
  });
});

describe("in a coworking space", () => {
  test("a pot of solidarity pays what is missing", () => {
    const book = space(policySettings.parse({}));
    topUp(book, "POK:1004", 1_000);
    payIn(book, "POK:1004", "POK:pot-solidarity", 1_000);
    topUp(book, "POK:1003", 50);
    payIn(book, "POK:1003", "POK:1001", 120);
    payIn(book, "POK:1003", "POK:1001", 10 ** 13);
    payIn(book, "POK:1003", "POK:1001", 150);
    const solidarity = { pot: "POK:pot-solidarity", payees: ["house"], perPayment: "100", perMonth: "100" };
    const told = tried(book, "POK", { solidarity }, ["1001", "1003", "pot-solidarity"]);
    expect(told.asItWas.refused).toEqual([{ code: "insufficient_funds", count: 3, median: 150 }]);
    expect(told.asItWouldBe).toMatchObject({ payments: 2, charged: 0, granted: 70 });
    expect(told.asItWouldBe.refused.map(({ count }) => count)).toEqual([2]);
    expect(told.posted).toEqual([120, 0, 930]);
    const less = tried(book, "POK", { solidarity: { ...solidarity, perPayment: "69" } }, ["1003"]);
    expect(less.posted).toEqual([50]);
  });

  test.each([
    ["10", 7, []],
    ["3", 3, [{ code: "giving_limit_exceeded", count: 1, median: 4 }]],
    ["2", 0, [{ code: "giving_limit_exceeded", count: 2, median: 3 }]],
  ])("with %s gifts a month, %i of seven hearts are given", (perMonth, volume, refused) => {
    const book = space();
    payIn(book, "GIFT:1002", "GIFT:1003", 3);
    payIn(book, "GIFT:1002", "GIFT:1003", 4);
    const told = tried(book, "GIFT", { giving: { perMonth } }, ["1003"]);
    expect(told.asItWas).toMatchObject({ volume: 3 });
    expect(told.asItWouldBe).toMatchObject({ volume, refused });
    expect(told.posted).toEqual([volume]);
  });
});
