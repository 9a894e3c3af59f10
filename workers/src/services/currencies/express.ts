import type { Currency } from "@mereau/shared/contracts/currencies.ts";
import type { Currency as LedgerCurrency } from "@mereau/shared/ledger/currency.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";

/** A currency as the API shows it. */
export const expressCurrency = ({ recipients: _recipients, ...told }: LedgerCurrency): Currency => ({
  ...told,
  signatureFrom: told.signatureFrom === null ? null : formatAmount(told.signatureFrom, told.scale),
});
