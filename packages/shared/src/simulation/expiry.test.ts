import { describe, expect, test } from "vitest";

import type { Book } from "#ledger/testing/book.ts";
import { goTo, pay, space, topUp } from "#ledger/testing/space.ts";
import { policySettings } from "#policies/registry.ts";
import { simulate, standings } from "#simulation/testing.ts";

const [bar, zoe, remi] = ["POK:1001", "POK:1002", "POK:1003"] as const;
const pot = "POK:pot-solidarity";

const prepaid = (expiry: object | null) =>
  policySettings.parse({
    prepaid: { price: { euros: "1.00", units: "100" }, expiry: expiry && { exempt: ["house"], ...expiry } },
  });

const burning = prepaid({ months: 2, to: "burn" });

/** The work of the first day of a month, as the alarm does it. */
function expireIn(book: Book, month: string): void {
  goTo(book, `${month}-01`);
  for (const account of [zoe, remi, bar]) book.set({ kind: "expire", account, month });
}

/**
 * Zoé buys 1 000 in January, and 500 in March of which she spends 300 at once; Rémi buys 800 in February. By the record,
 * 700 of hers expire in April, and all of his in May.
 */
function spring(policies = burning): Book {
  const book = space(policies);
  goTo(book, "2026-01-10");
  topUp(book, zoe, 1_000);
  goTo(book, "2026-02-10");
  topUp(book, remi, 800);
  goTo(book, "2026-03-10");
  topUp(book, zoe, 500);
  pay(book, zoe, bar, 300);
  expireIn(book, "2026-04");
  expireIn(book, "2026-05");
  goTo(book, "2026-05-20");
  book.submit([]);
  return book;
}

const standingsOf = (run: {
  memory: { accounts: ReadonlyMap<string, { id: string; currency: string; posted: number }> };
}) => {
  const found = standings(run.memory.accounts.values(), "POK");
  return [found[bar], found[zoe], found[remi], found[pot]];
};

describe("what expired", () => {
  test.each([
    ["disappeared", burning, 0],
    ["went to a pot", prepaid({ months: 2, to: pot }), 1_500],
  ])("and %s is gone from the past as it was, to the token", (_, policies, inPot) => {
    const book = spring(policies);
    const simulation = simulate(book, "POK", policies);
    expect(simulation.fidelity).toMatchObject({ accountsThatDiffer: 0, verdictsThatDiffer: 0, adjusted: 0 });
    const report = simulation.end(book.now, () => "");
    for (const run of [simulation.asItWas, simulation.asItWouldBe])
      expect(standingsOf(run)).toEqual([300, 500, 0, inPot]);
    expect(report.asItWas).toMatchObject({ expired: 1_500, charged: 0, mass: 800 + inPot });
    expect(report.asItWouldBe).toEqual(report.asItWas);
  });

  test("went to a pot, and no levy is taken on it", () => {
    const policies = policySettings.parse({
      ...prepaid({ months: 2, to: pot }),
      levy: { rules: [{ name: "n", from: "payer", flat: "10", to: [{ pot }] }] },
    });
    const book = spring(policies);
    const simulation = simulate(book, "POK", policies);
    expect(simulation.fidelity).toMatchObject({ accountsThatDiffer: 0, verdictsThatDiffer: 0 });
    expect(standingsOf(simulation.asItWas)).toEqual([300, 500, 0, 1_500]);
  });

  test("and was given back by a reversal is there again", () => {
    const book = spring();
    const [expiry] = book.transfers.filter(({ kind }) => kind === "expiry");
    const transfer = expiry?.id ?? "";
    const movements = book.postings.filter((it) => it.transfer === transfer);
    if (expiry) book.state.record({ transfer: expiry, movements, reversedBy: null });
    expect(book.do({ kind: "reversal", transfer, reason: "illness" })).toMatchObject({ ok: true });
    const simulation = simulate(book, "POK", burning);
    expect(simulation.fidelity).toMatchObject({ accountsThatDiffer: 0, verdictsThatDiffer: 0, adjusted: 1 });
    expect(standingsOf(simulation.asItWas)).toEqual([300, 1_200, 0, 0]);
  });
});

/** The spring, under a proposal from a day on. */
const tried = (policies: typeof burning, from?: string) => {
  const book = spring();
  const simulation = simulate(book, "POK", policies, from === undefined ? 0 : Date.parse(from));
  const report = simulation.end(book.now, () => "");
  return { report, standing: standingsOf(simulation.asItWouldBe) };
};

describe("a proposed expiry", () => {
  test("after one month takes what lay longer than that", () => {
    // In March Zoé's 1 000 go, in April Rémi's 800, in May what is left of her 500
    const { report, standing } = tried(prepaid({ months: 1, to: pot }));
    expect(standing).toEqual([300, 0, 0, 2_000]);
    expect(report.asItWouldBe.expired).toBe(2_000);
    expect(report.all).toMatchObject({ change: { total: -500 } });
  });

  test("after six months takes nothing yet, and without one nothing ever expires", () => {
    expect(tried(prepaid({ months: 6, to: "burn" })).standing).toEqual([300, 1_200, 800, 0]);
    expect(tried(prepaid(null)).standing).toEqual([300, 1_200, 800, 0]);
  });

  test("holds from its beginning on, and what had expired before stays so", () => {
    const { report, standing } = tried(prepaid({ months: 6, to: "burn" }), "2026-04-15");
    expect(standing).toEqual([300, 500, 800, 0]);
    expect(report.asItWas.expired).toBe(800);
    expect(report.asItWouldBe.expired).toBe(0);
  });

  test("is tried on a past in which nothing expired", () => {
    const book = spring(prepaid(null));
    const simulation = simulate(book, "POK", prepaid({ months: 2, to: pot, exempt: [] }));
    simulation.end(book.now, () => "");
    expect(standingsOf(simulation.asItWas)).toEqual([300, 1_200, 800, 0]);
    expect(standingsOf(simulation.asItWouldBe)).toEqual([300, 500, 0, 1_500]);
  });
});
