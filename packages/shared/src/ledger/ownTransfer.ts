import { systemAccountId } from "#ledger/currency.ts";
import type { Transfer } from "#ledger/transfer.ts";
import type { Movement } from "#ledger/view.ts";
import { currencyOfAccount } from "#membership/account.ts";

/** What tells one of the ledger's own transfers from another. */
export type OwnTransfer = Pick<Transfer, "kind" | "currency" | "from" | "to" | "amount"> &
  Partial<Pick<Transfer, "reference">>;

/** What is the same for all that the ledger does by itself. */
export const ownDescription = {
  verdict: "accepted",
  refusalAmount: null,
  memo: null,
  category: null,
  reference: null,
  related: null,
  actor: { member: null, onBehalfOf: null },
  order: null,
  expiresAt: null,
} as const;

/** The dividend of a tick, for all who receive it together. */
export const dividendOf = (currency: string, amount: number): OwnTransfer => ({
  kind: "dividend",
  currency,
  from: systemAccountId(currency, "issuance"),
  to: systemAccountId(currency, "dividends"),
  amount,
});

/** What expired on an account, with the month of its expiry, `YYYY-MM`, as what it answers to. */
export const expiryOf = (month: string, movements: readonly Movement[]): OwnTransfer => ({
  ...fromFirst(movements),
  kind: "expiry",
  reference: month,
});

/** The settlement of an account: told by its first movement, what came from the pool, or else what melted. */
export const settlementOf = (movements: readonly Movement[]): OwnTransfer => ({
  ...fromFirst(movements),
  kind: "settlement",
});

/** The parties and the amount of the first pair of movements. */
function fromFirst([first, second]: readonly Movement[]) {
  if (!first || !second) throw new Error("Ledger: its own transfers move from one account to another");
  const { account: from } = first;
  const { account: to, amount } = second;
  return { currency: currencyOfAccount(from), from, to, amount };
}
