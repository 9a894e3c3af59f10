import { AMOUNT_MAX } from "#money/bounds.ts";
import type { Account } from "#ledger/account.ts";
import type { SystemAccountKind } from "#ledger/currency.ts";
import { systemAccountId } from "#ledger/currency.ts";

/** What every account opens with. */
export const emptyAccount = {
  status: "open",
  posted: 0,
  held: 0,
  type: "",
  receives: false,
  tick: 0,
  fraction: 0,
  allowances: {},
} as const;

/** A currency's own account: issuance and deposits stand below zero, a reserve and the pool of dividends above. */
export function systemAccount(currency: string, kind: SystemAccountKind): Account {
  const isAbove = kind === "reserve" || kind === "dividends";
  return {
    ...emptyAccount,
    id: systemAccountId(currency, kind),
    currency,
    kind,
    creditLimit: isAbove ? 0 : AMOUNT_MAX,
    balanceCap: isAbove ? AMOUNT_MAX : 0,
  };
}
