import type { SettingCommand, TransferCommand } from "#ledger/command.ts";
import type { RejectionCode } from "#ledger/rejection.ts";
import type { Posting } from "#ledger/transfer.ts";
import { isPotId } from "#membership/account.ts";
import type { RecordedTransfer } from "#simulation/recorded.ts";

/**
 * Refusals that no policy changes and that depend on what is not played once more: signatures, an operator's day, other
 * transfers of the same call. They are counted, and not asked again.
 */
const beyondPolicies: ReadonlySet<string> = new Set([
  "signature_required",
  "order_expired",
  "operator_limit_exceeded",
  "linked_failed",
  "unknown_account",
  "unknown_hold",
  "unknown_transfer",
  "account_suspended",
  "account_closed",
  "hold_closed",
  "hold_expired",
  "capture_too_large",
  "already_reversed",
  "not_reversible",
  "id_reused",
  "id_from_the_future",
] satisfies RejectionCode[]);

export const isBeyondPolicies = (verdict: RecordedTransfer["verdict"]): boolean =>
  beyondPolicies.has(verdict);

/** What is asked of a ledger that is played once more. What expired is worked out anew, from what came in since when. */
export type PlayedCommand = TransferCommand | Extract<SettingCommand, { kind: "expire" }>;

/** What the record asks of another ledger: who acted and what was signed was settled once, and is not asked again. */
const nobody = { member: null, onBehalfOf: null };

/** The account of a member that a fee or a gift of this transfer went to: the association that they had chosen. */
const beneficiaryOf = ({ id }: RecordedTransfer, postings: readonly Posting[]): string | null =>
  postings.find(
    ({ transfer, purpose, amount, account }) =>
      transfer === id && (purpose === "gift" || purpose === "fee") && amount > 0 && !isPotId(account),
  )?.account ?? null;

/**
 * The command that led to a transfer, to be asked of another ledger; null for what follows from time alone.
 *
 * @param postings those of its batch
 */
export function commandOf(transfer: RecordedTransfer, postings: readonly Posting[]): PlayedCommand | null {
  const { id, currency, from, to, amount, reference, related, expiresAt } = transfer;
  switch (transfer.kind) {
    case "payment":
      return { kind: "payment", id, actor: nobody, currency, from, to, amount };
    case "issue": {
      const beneficiary = beneficiaryOf(transfer, postings);
      return { kind: "issue", id, actor: nobody, currency, to, amount, beneficiary };
    }
    case "redemption": {
      const beneficiary = beneficiaryOf(transfer, postings);
      return { kind: "redemption", id, actor: nobody, currency, from, amount, beneficiary };
    }
    case "hold":
      return { kind: "hold", id, actor: nobody, currency, from, to, amount, expiresAt: expiresAt ?? 0 };
    case "capture":
      return { kind: "capture", id, actor: nobody, hold: related ?? "", amount };
    case "release":
      return { kind: "release", id, actor: nobody, hold: related ?? "" };
    case "reversal":
      return { kind: "reversal", id, actor: nobody, transfer: related ?? "", reason: "" };
    case "adjustment": {
      const direction = to.endsWith(":reserve") ? "in" : "out";
      return { kind: "adjustment", id, actor: nobody, currency, direction, amount, reason: "" };
    }
    // Its month is what it answers to
    case "expiry":
      return reference === null ? null : { kind: "expire", account: from, month: reference };
    case "dividend":
    case "settlement":
      return null;
  }
}
