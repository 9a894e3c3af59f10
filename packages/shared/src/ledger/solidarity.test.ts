import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { goTo, pay, space, topUp } from "#ledger/testing/space.ts";

const [bar, zoe, remi] = ["POK:1001", "POK:1002", "POK:1003"] as const;
const pot = "POK:pot-solidarity";

/** A space whose pot has 1 000, Zoé nothing and Rémi 50. */
function generous() {
  const book = space();
  topUp(book, "POK:1004", 1_000);
  pay(book, "POK:1004", pot, 1_000);
  topUp(book, remi, 50);
  return book;
}

describe("the pot of solidarity", () => {
  test("pays what is missing, in the same entry, and the payee is paid as by anybody", () => {
    const book = generous();
    const paid = pay(book, remi, bar, 120);
    expect(paid).toMatchObject({ ok: true, transfer: { from: remi, to: bar, amount: 120 } });
    expect([book.posted(remi), book.posted(bar), book.posted(pot)]).toEqual([0, 120, 930]);
    expect(book.postings.slice(-4).map(({ account, amount, purpose }) => [account, amount, purpose])).toEqual(
      [
        [pot, -70, "solidarity"],
        [remi, 70, "solidarity"],
        [remi, -120, null],
        [bar, 120, null],
      ],
    );
    expect(book.state.use(remi, "solidarity")).toEqual({
      account: remi,
      purpose: "solidarity",
      month: "2026-01",
      used: 70,
    });
    expect(book.faults).toEqual([]);
  });

  test("pays no more than so much at once and in a month, and begins anew with the next", () => {
    const book = generous();
    expect(pay(book, zoe, bar, 301)).toMatchObject({ code: "insufficient_funds", amount: 0 });
    expect(pay(book, zoe, bar, 300)).toMatchObject({ ok: true });
    expect(pay(book, zoe, bar, 201)).toMatchObject({ code: "insufficient_funds" });
    expect(pay(book, zoe, bar, 200)).toMatchObject({ ok: true });
    expect(pay(book, zoe, bar, 1)).toMatchObject({ code: "insufficient_funds" });
    goTo(book, "2026-02-01");
    expect(pay(book, zoe, bar, 300)).toMatchObject({ ok: true });
    expect(book.posted(pot)).toBe(200);
    expect(pay(book, zoe, bar, 200)).toMatchObject({ ok: true });
    goTo(book, "2026-03-01");
    expect(pay(book, zoe, bar, 1)).toMatchObject({ code: "insufficient_funds" });
    expect(book.faults).toEqual([]);
  });

  test("pays to the house alone, for members who are there, and not into holds", () => {
    const book = generous();
    expect(pay(book, zoe, remi, 10)).toMatchObject({ code: "insufficient_funds" });
    expect(pay(book, zoe, pot, 10)).toMatchObject({ code: "insufficient_funds" });
    const payment = { currency: "POK", from: zoe, to: bar, amount: 10 } as const;
    const scheduled = { member: null, onBehalfOf: "zoe" };
    expect(book.do({ kind: "payment", ...payment, actor: scheduled })).toMatchObject({ ok: false });
    expect(book.do({ kind: "hold", ...payment, expiresAt: book.now + 1e6 })).toMatchObject({ ok: false });
    expect([book.posted(pot), book.faults]).toEqual([1_000, []]);
  });

  test("gets back what it gave when the payment is reversed, to be given again", () => {
    const book = generous();
    const paid = pay(book, remi, bar, 300);
    const transfer = paid.transfer?.id ?? "";
    expect(book.do({ kind: "reversal", transfer, reason: "twice" })).toMatchObject({ ok: true });
    expect([book.posted(remi), book.posted(bar), book.posted(pot)]).toEqual([50, 0, 1_000]);
    expect(book.state.use(remi, "solidarity")?.used).toBe(0);
    expect(book.faults).toEqual([]);
  });

  test("is counted between payments of one call too, linked or not", () => {
    const book = generous();
    const asked = (amount: number) =>
      book.complete({ kind: "payment", currency: "POK", from: zoe, to: bar, amount });
    const verdicts = book.submit([
      asked(300),
      asked(201),
      { ...asked(100), linked: true },
      asked(101),
      asked(200),
    ]);
    expect(verdicts.map((verdict) => verdict.ok)).toEqual([true, false, false, false, true]);
    expect([book.posted(pot), book.faults]).toEqual([500, []]);
  });
});

describe("hearts", () => {
  const [house, chloe] = ["GIFT:1001", "GIFT:1002"] as const;

  test("may be given five a month, to somebody or to the house, and are not saved up", () => {
    const book = space();
    expect(pay(book, chloe, house, 3)).toMatchObject({ ok: true });
    expect(pay(book, chloe, "GIFT:pot-house", 3)).toMatchObject({
      code: "giving_limit_exceeded",
      amount: 2,
    });
    expect(pay(book, chloe, "GIFT:pot-house", 2)).toMatchObject({ ok: true });
    expect(pay(book, chloe, house, 1)).toMatchObject({ code: "giving_limit_exceeded", amount: 0 });
    goTo(book, "2026-04-01");
    expect(pay(book, chloe, house, 6)).toMatchObject({ code: "giving_limit_exceeded", amount: 5 });
    expect(pay(book, chloe, house, 5)).toMatchObject({ ok: true });
    expect([book.posted(chloe), book.posted(house), book.posted("GIFT:pot-house")]).toEqual([-10, 8, 2]);
    expect(book.faults).toEqual([]);
  });

  test("the house gives back from its pot as it likes", () => {
    const book = space();
    pay(book, chloe, "GIFT:pot-house", 5);
    pay(book, "GIFT:1003", "GIFT:pot-house", 5);
    expect(pay(book, "GIFT:pot-house", "GIFT:1004", 10)).toMatchObject({ ok: true });
    expect(book.faults).toEqual([]);
  });

  test("what is reversed may be given again", () => {
    const book = space();
    const given = pay(book, chloe, house, 5);
    book.do({ kind: "reversal", transfer: given.transfer?.id ?? "", reason: "the wrong one" });
    expect(pay(book, chloe, house, 5)).toMatchObject({ ok: true });
    expect(book.faults).toEqual([]);
  });
});

test("whatever happens, no limit is crossed, everything sums to zero, and the books agree", () => {
  const person = fc.constantFrom("1001", "1002", "1003", "1004", "pot-solidarity");
  const step = fc.oneof(
    fc.record({
      kind: fc.constant("payment" as const),
      currency: fc.constantFrom("POK", "GIFT"),
      from: person,
      to: person,
      amount: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 350 })),
      linked: fc.boolean(),
    }),
    fc.record({ kind: fc.constant("topUp" as const), to: person, amount: fc.integer({ min: 1, max: 200 }) }),
    fc.record({ kind: fc.constant("reversal" as const), back: fc.nat({ max: 8 }) }),
    fc.record({ kind: fc.constant("expire" as const), account: person }),
  );
  const calls = fc.array(
    fc.record({ days: fc.nat({ max: 10 }), steps: fc.array(step, { minLength: 1, maxLength: 6 }) }),
    {
      minLength: 12,
      maxLength: 30,
    },
  );
  let helped = 0;
  fc.assert(
    fc.property(calls, (history) => {
      const book = generous();
      for (const { days, steps } of history) {
        book.now += days * 86_400_000;
        const month = new Date(book.now).toISOString().slice(0, 7);
        book.submit(
          steps.map((it) => {
            if (it.kind === "expire") return { kind: "expire", account: `POK:${it.account}`, month };
            if (it.kind === "topUp")
              return book.complete({ kind: "issue", currency: "POK", to: `POK:${it.to}`, amount: it.amount });
            if (it.kind === "payment")
              return book.complete({
                ...it,
                from: `${it.currency}:${it.from}`,
                to: `${it.currency}:${it.to}`,
              });
            const transfer = book.transfers.at(-1 - it.back)?.id ?? book.newId();
            return book.complete({ kind: "reversal", transfer, reason: "r" });
          }),
        );
      }
      helped += book.postings.filter(({ purpose, amount }) => purpose === "solidarity" && amount > 0).length;
      expect(book.faults).toEqual([]);
      const accounts = [...book.state.accounts.values()];
      expect(accounts.reduce((sum, { posted }) => sum + posted, 0)).toBe(0);
      for (const { used, purpose } of book.state.uses.values())
        expect(used).toBeLessThanOrEqual(purpose === "giving" ? 5 : 500);
    }),
    { numRuns: 100 },
  );
  expect(helped).toBeGreaterThan(10);
});
