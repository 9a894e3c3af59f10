import type { Currency } from "@mereau/shared/contracts/currencies.ts";
import type { Currency as LedgerCurrency } from "@mereau/shared/ledger/currency.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";

/** A currency as the API shows it. */
export const expressCurrency = (row: LedgerCurrency): Currency => ({
  ...row,
  signatureFrom: row.signatureFrom === null ? null : formatAmount(row.signatureFrom, row.scale),
});
