import type { ProblemCode } from "@mereau/shared/contracts/problems.ts";

/** What any operation for signed-in callers may be refused with. */
export const signedInProblems = [
  "invalid_input",
  "unauthenticated",
  "forbidden",
  "scope_missing",
] as const satisfies ProblemCode[];

/** What any operation with a body may be refused with besides. */
export const bodyProblems = [
  "malformed_json",
  "unsupported_media_type",
  "foreign_origin",
] as const satisfies ProblemCode[];

/** What any operation that asks the ledger may be refused with besides: nothing is lost by asking again. */
export const ledgerProblems = ["outcome_unknown", "unavailable"] as const satisfies ProblemCode[];

/** What any command with an id may be refused with besides. */
export const commandProblems = [
  ...signedInProblems,
  ...bodyProblems,
  ...ledgerProblems,
  "id_reused",
  "id_from_the_future",
  "idempotency_key_mismatch",
] as const satisfies ProblemCode[];

/** What any movement of money may be refused with. */
export const movementProblems = [
  "community_preparing",
  "unknown_currency",
  "unknown_account",
  "currency_mismatch",
  "system_account",
  "amount_out_of_bounds",
  "insufficient_funds",
  "credit_blocked",
  "levy_exceeds_amount",
  "balance_cap_exceeded",
  "account_suspended",
  "account_closed",
] as const satisfies ProblemCode[];

/** What any payment from an account, signed by a device where it must be, may be refused with. */
export const paymentProblems = [
  ...commandProblems,
  ...movementProblems,
  "same_account",
  "operator_limit_exceeded",
  "signature_required",
  "signature_invalid",
  "unknown_key",
] as const satisfies ProblemCode[];

/** What may be refused where a payer agrees to what is paid later. */
export const mandateProblems = [
  "community_preparing",
  ...signedInProblems,
  ...bodyProblems,
  "unavailable",
  "id_reused",
  "idempotency_key_mismatch",
  "unknown_currency",
  "unknown_account",
  "currency_mismatch",
  "system_account",
  "account_closed",
  "amount_out_of_bounds",
  "signature_required",
  "signature_invalid",
  "unknown_key",
] as const satisfies ProblemCode[];

/** What may be refused where something about the whole community is settled anew. */
export const settlingProblems = [
  ...ledgerProblems,
  "policy_disagreement",
  "notice_too_short",
  "version_conflict",
] as const satisfies ProblemCode[];
