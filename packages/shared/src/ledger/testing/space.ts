import type { NewCurrency } from "#ledger/currency.ts";
import { Book } from "#ledger/testing/book.ts";
import { AMOUNT_MAX } from "#money/bounds.ts";
import { type CurrencyPolicies, policySettings } from "#policies/registry.ts";

export const pokou: NewCurrency = {
  code: "POK",
  name: "Pokoù",
  symbol: "pk",
  scale: 0,
  kind: "prepaid",
  backing: null,
  signatureFrom: null,
};

export const heart: NewCurrency = { ...pokou, code: "GIFT", name: "Cœurs", symbol: "<3", kind: "mutual" };

/** Bought at 100 for a euro, good for two months, helped by a pot up to 300 at once and 500 a month. */
export const spacePolicies = policySettings.parse({
  prepaid: {
    price: { euros: "1.00", units: "100" },
    expiry: { months: 2, to: "POK:pot-solidarity", exempt: ["house"] },
  },
  solidarity: { pot: "POK:pot-solidarity", payees: ["house"], perPayment: "300", perMonth: "500" },
});

/** A coworking space with its bar, POK:1001 and GIFT:1001, and three coworkers. Hearts: five a month. */
export function space(policies: CurrencyPolicies = spacePolicies): Book {
  const book = new Book();
  for (const currency of [pokou, heart]) book.set({ kind: "create_currency", currency });
  for (const account of ["POK:pot-solidarity", "GIFT:pot-house"])
    book.set({ kind: "open_pot", account, currency: account.split(":")[0] ?? "" });
  for (const number of [1001, 1002, 1003, 1004])
    for (const [currency, creditLimit] of [
      ["POK", 0],
      ["GIFT", 1_000],
    ] as const)
      book.set({
        kind: "open_account",
        account: `${currency}:${number}`,
        currency,
        type: number === 1001 ? "house" : "coworker",
        creditLimit,
        balanceCap: AMOUNT_MAX,
      });
  const settle = { kind: "set_policies" as const, version: 1, effectiveAt: null };
  book.set({ ...settle, currency: "POK", policies });
  book.set({ ...settle, currency: "GIFT", policies: policySettings.parse({ giving: { perMonth: "5" } }) });
  return book;
}

/** Goes on to a moment, `2026-03-01` at midnight of UTC. */
export function goTo(book: Book, date: string): void {
  book.now = Date.parse(date) - 1;
}

export const topUp = (book: Book, account: string, amount: number) =>
  book.do({ kind: "issue", currency: "POK", to: account, amount });

export const pay = (book: Book, from: string, to: string, amount: number) =>
  book.do({ kind: "payment", currency: from.split(":")[0] ?? "", from, to, amount });
