import type { NewCurrency } from "#ledger/currency.ts";
import { Book } from "#ledger/testing/book.ts";
import { AMOUNT_MAX } from "#money/bounds.ts";
import type { CurrencyPolicies } from "#policies/registry.ts";
import { policySettings } from "#policies/registry.ts";

export const DAY_MS = 86_400_000;

export const june: NewCurrency = {
  code: "JUNE",
  name: "Juin",
  symbol: "J",
  scale: 2,
  kind: "dividend",
  backing: null,
  signatureFrom: null,
};

/** Ten a day, never re-evaluated. */
export const plainDividend = policySettings.parse({ dividend: { amount: "10.00", reevaluation: null } });

/** A town whose currency is created as a dividend, with three members who receive it and one who does not. */
export function freeTown(policies: CurrencyPolicies = plainDividend): Book {
  const book = new Book();
  book.set({ kind: "create_currency", currency: june });
  book.set({ kind: "open_pot", account: "JUNE:pot-commons", currency: "JUNE" });
  book.set({ kind: "set_policies", currency: "JUNE", version: 1, effectiveAt: null, policies });
  for (const number of ["1001", "1002", "1003", "1004"]) {
    const account = `JUNE:${number}`;
    book.set({ kind: "open_account", account, currency: "JUNE", creditLimit: 0, balanceCap: AMOUNT_MAX });
    if (number !== "1004") book.set({ kind: "set_standing", account, type: "member", receives: true });
  }
  return book;
}
