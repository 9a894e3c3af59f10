import { Book, grain } from "#ledger/testing/book.ts";
import { type CurrencyPolicies, policySettings } from "#policies/registry.ts";

/** All of what an account is paid, up to 100 from each of at least two payers, and to a limit of 500. */
export const risingCredit = policySettings.parse({
  dynamicCredit: { share: "100", max: "500", perCounterparty: "100", counterparties: 2 },
});

/** The accounts of the town, by their numbers. */
export const sellers = ["1001", "1002", "1003", "1004"] as const;

/** A circle of mutual credit in grains, whose accounts go from −200 to 5 000, under these policies. */
export function sellTown(policies: CurrencyPolicies = risingCredit): Book {
  const book = new Book();
  book.set({ kind: "create_currency", currency: grain });
  book.set({ kind: "set_policies", currency: "GRAIN", version: 1, effectiveAt: null, policies });
  for (const number of sellers)
    book.set({
      kind: "open_account",
      account: `GRAIN:${number}`,
      currency: "GRAIN",
      creditLimit: 200,
      balanceCap: 5_000,
    });
  return book;
}
