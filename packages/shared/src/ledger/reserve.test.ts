import fc from "fast-check";
import { expect, test } from "vitest";

import type { AdjustmentCommand, TransferCommand } from "#ledger/command.ts";
import { Book, euro, miel } from "#ledger/testing/book.ts";
import { june } from "#ledger/testing/freeTown.ts";
import { pokou } from "#ledger/testing/space.ts";

const DAY_MS = 86_400_000;
const codes = ["MIEL", "SEL"] as const;

/** Two currencies on the same euros, one of which melts away: two members with 100,00 of each. */
function twoOnOneReserve(): Book {
  const book = new Book();
  book.set({ kind: "create_currency", currency: euro });
  for (const code of codes) {
    book.set({ kind: "create_currency", currency: { ...miel, code, name: code, symbol: code } });
    book.set({ kind: "open_pot", account: `${code}:pot-commons`, currency: code });
    for (const number of ["1001", "1002"]) {
      const account = `${code}:${number}`;
      book.set({ kind: "open_account", account, currency: code, creditLimit: 0, balanceCap: 50_000 });
      book.do({ kind: "issue", currency: code, to: account, amount: 10_000 });
    }
  }
  book.set({
    kind: "set_policies",
    currency: "MIEL",
    version: 1,
    effectiveAt: null,
    policies: { demurrage: { rate: "1", per: "day", tick: "day", byType: {}, floor: "0", to: "burn" } },
  });
  return book;
}

const circulation = (book: Book): number =>
  codes.reduce((sum, code) => sum - book.posted(`${code}:issuance`), 0);

const adjust = (book: Book, direction: AdjustmentCommand["direction"], amount: number) =>
  book.do({ kind: "adjustment", currency: "EUR", direction, amount, reason: "Garantie" });

test("the community’s own euros enter the reserve and leave it, and nothing circulates more or less for it", () => {
  const book = twoOnOneReserve();
  expect(adjust(book, "in", 5_000)).toMatchObject({
    ok: true,
    transfer: {
      kind: "adjustment",
      from: "EUR:deposits",
      to: "EUR:reserve",
      amount: 5_000,
      memo: "Garantie",
    },
  });
  expect([book.posted("EUR:reserve"), book.posted("EUR:deposits"), circulation(book)]).toEqual([
    45_000, -45_000, 40_000,
  ]);
  expect(adjust(book, "out", 5_001)).toMatchObject({ ok: false, code: "reserve_short", amount: 5_000 });
  expect(adjust(book, "out", 5_000)).toMatchObject({ ok: true, transfer: { from: "EUR:reserve" } });
  expect(book.posted("EUR:reserve")).toBe(40_000);
  expect(book.faults).toEqual([]);
});

test("only a reserve is adjusted, by an amount above zero", () => {
  const book = twoOnOneReserve();
  const asked = { kind: "adjustment", direction: "in", amount: 1, reason: "r" } as const;
  expect(book.do({ ...asked, currency: "MIEL" })).toMatchObject({ code: "currency_mismatch" });
  expect(book.do({ ...asked, currency: "NONE" })).toMatchObject({ code: "unknown_currency" });
  expect(book.do({ ...asked, currency: "EUR", amount: 0 })).toMatchObject({ code: "amount_out_of_bounds" });
});

test("an adjustment asked again under its id is done once, and another one under it is refused", () => {
  const book = twoOnOneReserve();
  const asked = book.complete({
    kind: "adjustment",
    currency: "EUR",
    direction: "in",
    amount: 700,
    reason: "Subvention",
  });
  const [first] = book.submit([asked]);
  expect(book.submit([asked])).toEqual([first]);
  for (const change of [{ amount: 701 }, { direction: "out" as const }, { reason: "autre" }])
    expect(book.submit([{ ...asked, ...change }])).toMatchObject([{ code: "id_reused" }]);
  expect(book.posted("EUR:reserve")).toBe(40_700);
});

test("own euros that cover a currency which was issued meanwhile do not leave by undoing their entry", () => {
  const book = twoOnOneReserve();
  const topUp = adjust(book, "in", 5_000);
  const melt = adjust(book, "out", 3_000);
  const undo = (transfer = "") => book.do({ kind: "reversal", transfer, reason: "Erreur" });
  expect(undo(topUp.transfer?.id)).toMatchObject({ ok: false, code: "reserve_short", amount: 2_000 });
  expect(undo(melt.transfer?.id).ok).toBe(true);
  expect(undo(topUp.transfer?.id).ok).toBe(true);
  expect(book.posted("EUR:reserve")).toBe(40_000);
});

test("what has melted away frees euros", () => {
  const book = twoOnOneReserve();
  book.now += DAY_MS;
  book.set({ kind: "settle", account: "MIEL:1001" });
  expect([book.posted("MIEL:1001"), circulation(book)]).toEqual([9_900, 39_900]);
  expect(adjust(book, "out", 101)).toMatchObject({ code: "reserve_short", amount: 100 });
  expect(adjust(book, "out", 100).ok).toBe(true);
  expect(book.faults).toEqual([]);
});

test("a backed currency gives no credit: what a member owed would have no euros behind it", () => {
  const book = twoOnOneReserve();
  const account = { account: "SEL:1003", currency: "SEL", balanceCap: 1_000 };
  expect(book.set({ kind: "open_account", ...account, creditLimit: 1 })).toMatchObject({
    code: "no_credit",
  });
  expect(
    book.set({ kind: "set_limits", account: "SEL:1001", creditLimit: 1, balanceCap: 50_000 }),
  ).toMatchObject({ code: "no_credit" });
});

test.each([pokou, june])("nor does any other currency that is issued: $code", (currency) => {
  const book = new Book();
  book.set({ kind: "create_currency", currency });
  const { code: of } = currency;
  const account = { account: `${of}:1001`, currency: of, balanceCap: 1_000 };
  expect(book.set({ kind: "open_account", ...account, creditLimit: 1 })).toMatchObject({ code: "no_credit" });
  expect(book.set({ kind: "open_account", ...account, creditLimit: 0 }).ok).toBe(true);
  expect(book.set({ kind: "set_limits", ...account, creditLimit: 1 })).toMatchObject({ code: "no_credit" });
  expect(book.set({ kind: "follow_limits", ...account, creditLimit: 1 })).toMatchObject({
    code: "no_credit",
  });
});

const code = fc.constantFrom(...codes);
const number = fc.constantFrom("1001", "1002", "pot-commons");
const amount = fc.oneof(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 30_000 }));
const step = fc.oneof(
  fc.record({ kind: fc.constant("issue" as const), code, number, amount }),
  fc.record({ kind: fc.constant("redemption" as const), code, number, amount }),
  fc.record({ kind: fc.constant("payment" as const), code, number, to: number, amount }),
  fc.record({
    kind: fc.constant("adjustment" as const),
    direction: fc.constantFrom("in", "out"),
    amount,
    linked: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("reversal" as const), back: fc.nat({ max: 12 }) }),
  fc.record({ kind: fc.constant("days" as const), days: fc.integer({ min: 1, max: 40 }) }),
);

type Step = typeof step extends fc.Arbitrary<infer Of> ? Of : never;

function commandOf(book: Book, it: Exclude<Step, { kind: "days" }>): TransferCommand {
  const reason = "r";
  if (it.kind === "adjustment") return book.complete({ ...it, currency: "EUR", reason });
  if (it.kind === "reversal") {
    const transfer = book.transfers.at(-1 - it.back)?.id ?? book.newId();
    return book.complete({ kind: "reversal", transfer, reason });
  }
  const [currency, account] = [it.code, `${it.code}:${it.number}`];
  const { amount: asked } = it;
  if (it.kind === "issue") return book.complete({ kind: "issue", currency, to: account, amount: asked });
  if (it.kind === "redemption")
    return book.complete({ kind: "redemption", currency, from: account, amount: asked });
  const to = `${it.code}:${it.to}`;
  return book.complete({ kind: "payment", currency, from: account, to, amount: asked });
}

test("whatever happens, a reserve covers all that circulates of all its currencies, batch by batch", () => {
  const calls = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 40 });
  let adjusted = 0;
  fc.assert(
    fc.property(calls, (history) => {
      const book = twoOnOneReserve();
      for (const steps of history) {
        const passed = steps.reduce((days, it) => days + (it.kind === "days" ? it.days : 0), 0);
        book.now += passed * DAY_MS;
        book.submit(steps.flatMap((it) => (it.kind === "days" ? [] : [commandOf(book, it)])));
        expect(book.posted("EUR:reserve")).toBeGreaterThanOrEqual(circulation(book));
        const held = [...book.state.accounts.values()].filter(
          ({ kind }) => kind === "member" || kind === "pot",
        );
        expect(held.reduce((sum, { posted }) => sum + posted, 0)).toBe(circulation(book));
      }
      expect(book.faults).toEqual([]);
      adjusted += book.transfers.filter(
        ({ kind, verdict }) => kind === "adjustment" && verdict === "accepted",
      ).length;
    }),
    { numRuns: 200 },
  );
  expect(adjusted).toBeGreaterThan(100);
});
