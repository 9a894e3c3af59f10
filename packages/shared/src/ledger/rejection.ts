/** Why the ledger refuses a command. Each code has one HTTP status and one sentence, elsewhere, in one table. */
export const rejectionCodes = [
  "unknown_currency",
  "unknown_account",
  "unknown_hold",
  "unknown_transfer",
  "currency_mismatch",
  "same_account",
  "system_account",
  "amount_out_of_bounds",
  "insufficient_funds",
  "credit_blocked",
  "balance_cap_exceeded",
  "account_suspended",
  "account_closed",
  "account_not_empty",
  "limit_crossed",
  "operator_limit_exceeded",
  "order_expired",
  "signature_required",
  "hold_closed",
  "hold_expired",
  "hold_too_long",
  "capture_too_large",
  "already_reversed",
  "not_reversible",
  "not_issuable",
  "not_redeemable",
  "reserve_short",
  "no_credit",
  "linked_failed",
  "id_reused",
  "id_from_the_future",
  "currency_exists",
  "account_exists",
  "version_conflict",
  "policy_disagreement",
  "notice_too_short",
  "dividend_needs_no_cap",
  "no_dividend",
  "not_a_beneficiary",
  "redemption_too_small",
  "expiry_not_due",
  "giving_limit_exceeded",
  "levy_exceeds_amount",
] as const;

export type RejectionCode = (typeof rejectionCodes)[number];

/** A refusal as a value: rules return it, only edges turn it into an HTTP answer. */
export type Rejection = {
  ok: false;
  code: RejectionCode;
  /** Minor units: what was spendable, what remains of a hold… where a figure helps. */
  amount: number | null;
};

export const reject = (code: RejectionCode, amount: number | null = null): Rejection => ({
  ok: false,
  code,
  amount,
});
