import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Command } from "#ledger/command.ts";
import type { Book } from "#ledger/testing/book.ts";
import { goTo, pay, space, spacePolicies, topUp } from "#ledger/testing/space.ts";
import { monthAfter, monthOf } from "#policies/prepaid/months.ts";

const [bar, zoe, remi] = ["POK:1001", "POK:1002", "POK:1003"] as const;
const pot = "POK:pot-solidarity";

const expire = (book: Book, account: string, month: string) => book.set({ kind: "expire", account, month });

describe("what was bought", () => {
  test("can be spent to the end of the month in which two months have gone by, and not longer", () => {
    const book = space();
    goTo(book, "2026-01-15");
    topUp(book, zoe, 1_000);
    goTo(book, "2026-02-01");
    topUp(book, zoe, 300);
    goTo(book, "2026-04-01");
    expect(expire(book, zoe, "2026-03")).toMatchObject({ ok: true });
    expect(book.posted(zoe)).toBe(1_300);
    expect(expire(book, zoe, "2026-04")).toMatchObject({ ok: true });
    expect([book.posted(zoe), book.posted(pot)]).toEqual([300, 1_000]);
    expect(book.transfers.at(-1)).toMatchObject({
      kind: "expiry",
      from: zoe,
      to: pot,
      amount: 1_000,
      reference: "2026-04",
      actor: { member: null },
    });
    expect(book.postings.slice(-2).map(({ purpose }) => purpose)).toEqual(["expiry", "expiry"]);
    expect(book.faults).toEqual([]);
  });

  test("is spent oldest first, so that what was bought later is left", () => {
    const book = space();
    topUp(book, zoe, 1_000);
    goTo(book, "2026-03-20");
    topUp(book, zoe, 500);
    pay(book, zoe, bar, 900);
    goTo(book, "2026-04-01");
    expire(book, zoe, "2026-04");
    expect([book.posted(zoe), book.posted(pot)]).toEqual([500, 100]);
    expect(book.faults).toEqual([]);
  });

  test("does not expire while a hold keeps it", () => {
    const book = space();
    topUp(book, zoe, 1_000);
    const expiresAt = Date.UTC(2026, 11, 1);
    book.do({ kind: "hold", currency: "POK", from: zoe, to: bar, amount: 600, expiresAt });
    goTo(book, "2026-05-01");
    expire(book, zoe, "2026-05");
    expect(book.account(zoe)).toMatchObject({ posted: 600, held: 600 });
    expect(book.faults).toEqual([]);
  });

  test("never expires on the accounts of an exempt type, nor before its month, nor without policies", () => {
    const book = space();
    topUp(book, bar, 700);
    topUp(book, zoe, 700);
    expect(expire(book, zoe, "2026-02")).toMatchObject({ ok: false, code: "expiry_not_due" });
    goTo(book, "2027-01-01");
    expire(book, bar, "2027-01");
    expect(book.posted(bar)).toBe(700);
    const plain = space({});
    topUp(plain, zoe, 700);
    goTo(plain, "2027-01-01");
    expire(plain, zoe, "2027-01");
    expect(plain.posted(zoe)).toBe(700);
    expect([...book.faults, ...plain.faults]).toEqual([]);
  });

  test("disappears where nobody is named to receive it", () => {
    const { prepaid } = spacePolicies;
    const book = space({
      prepaid: prepaid && { ...prepaid, expiry: { months: 1, noticeDays: 0, to: "burn", exempt: [] } },
    });
    topUp(book, zoe, 400);
    goTo(book, "2026-03-01");
    expire(book, zoe, "2026-03");
    expect([book.posted(zoe), book.posted("POK:issuance")]).toEqual([0, 0]);
    expect(book.faults).toEqual([]);
  });
});

test("asked twice, or for each month at once, it takes the same once", () => {
  const book = space();
  topUp(book, zoe, 1_000);
  goTo(book, "2026-08-15");
  const months = ["2026-04", "2026-05", "2026-05", "2026-08", "2026-04"];
  book.submit(months.map((month): Command => ({ kind: "expire", account: zoe, month })));
  expect(book.transfers.filter(({ kind }) => kind === "expiry")).toHaveLength(1);
  expect(book.posted(zoe)).toBe(0);
  expect(book.faults).toEqual([]);
});

test("what comes in a moment before, in the same batch, is fresh", () => {
  const book = space();
  topUp(book, zoe, 1_000);
  goTo(book, "2026-06-01");
  const fresh = book.complete({ kind: "issue", currency: "POK", to: zoe, amount: 250 });
  const spent = book.complete({ kind: "payment", currency: "POK", from: zoe, to: bar, amount: 100 });
  book.submit([fresh, spent, { kind: "expire", account: zoe, month: "2026-06" }]);
  expect([book.posted(zoe), book.posted(pot)]).toEqual([250, 900]);
  expect(book.faults).toEqual([]);
});

/** What the same accounts are worth where every euro’s worth is followed by itself, from the day it came. */
class Lots {
  readonly #lots = new Map<string, { month: string; amount: number }[]>();

  of = (account: string) => this.#lots.get(account) ?? [];
  sum = (account: string) => this.of(account).reduce((sum, { amount }) => sum + amount, 0);

  receive(account: string, month: string, amount: number): void {
    this.#lots.set(account, [...this.of(account), { month, amount }]);
  }

  spend(account: string, amount: number): void {
    let left = amount;
    const kept = this.of(account).map((lot) => {
      const taken = Math.min(lot.amount, left);
      left -= taken;
      return { ...lot, amount: lot.amount - taken };
    });
    this.#lots.set(
      account,
      kept.filter((lot) => lot.amount > 0),
    );
  }

  /** Lets what came before a month go, but for the oldest part that holds keep. */
  expire(account: string, before: string, held: number): void {
    let kept = held;
    const left = this.of(account).map((lot) => {
      const spared = Math.min(lot.amount, kept);
      kept -= spared;
      return lot.month < before ? { ...lot, amount: spared } : lot;
    });
    this.#lots.set(
      account,
      left.filter((lot) => lot.amount > 0),
    );
  }
}

const number = fc.constantFrom(zoe, remi, "POK:1004");
const step = fc.oneof(
  fc.record({ kind: fc.constant("issue" as const), to: number, amount: fc.integer({ min: 1, max: 500 }) }),
  fc.record({
    kind: fc.constant("payment" as const),
    from: number,
    to: number,
    amount: fc.integer({ min: 1, max: 400 }),
  }),
  fc.record({ kind: fc.constant("hold" as const), from: number, amount: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ kind: fc.constant("release" as const), back: fc.nat({ max: 3 }) }),
  fc.record({ kind: fc.constant("expire" as const), account: number, late: fc.nat({ max: 2 }) }),
);

test("exactly what lots followed one by one would lose expires, whatever happened in between", () => {
  const run = fc.array(
    fc.record({ days: fc.nat({ max: 60 }), steps: fc.array(step, { minLength: 1, maxLength: 4 }) }),
    {
      minLength: 15,
      maxLength: 40,
    },
  );
  let expired = 0;
  fc.assert(
    fc.property(run, (history) => {
      const { prepaid } = spacePolicies;
      const book = space({ prepaid });
      const lots = new Lots();
      const lastMonth = new Map<string, string>();
      for (const { days, steps } of history) {
        book.now += days * 86_400_000;
        const month = monthOf(book.now + 1);
        const commands = steps.flatMap((it): Command[] => {
          if (it.kind === "issue") return [book.complete({ ...it, currency: "POK" })];
          if (it.kind === "payment") return [book.complete({ ...it, currency: "POK" })];
          if (it.kind === "hold")
            return [book.complete({ ...it, to: bar, currency: "POK", expiresAt: book.now + 1e11 })];
          if (it.kind === "expire") {
            // Months are asked in their order
            const asked = monthAfter(month, 0 - it.late);
            const last =
              asked > (lastMonth.get(it.account) ?? "") ? asked : (lastMonth.get(it.account) ?? asked);
            lastMonth.set(it.account, last);
            return [{ kind: "expire", account: it.account, month: last }];
          }
          const hold = [...book.state.holds.keys()].at(-1 - it.back);
          return hold === undefined ? [] : [book.complete({ kind: "release", hold })];
        });
        for (const command of commands) {
          const held = command.kind === "expire" ? book.account(command.account).held : 0;
          const [verdict] = book.submit([command]);
          if (!verdict?.ok) continue;
          if (command.kind === "issue") lots.receive(command.to, month, command.amount);
          if (command.kind === "payment") {
            lots.spend(command.from, command.amount);
            lots.receive(command.to, month, command.amount);
          }
          if (command.kind === "expire") {
            const before = lots.sum(command.account);
            lots.expire(command.account, monthAfter(command.month, -2), held);
            if (lots.sum(command.account) < before) expired += 1;
          }
          for (const account of [zoe, remi, "POK:1004"]) expect(book.posted(account)).toBe(lots.sum(account));
        }
      }
      expect(book.faults).toEqual([]);
    }),
    { numRuns: 100 },
  );
  expect(expired).toBeGreaterThan(10);
});
