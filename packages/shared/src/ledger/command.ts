import type { AccountStatus } from "#ledger/account.ts";
import type { NewCurrency } from "#ledger/currency.ts";
import type { Rejection } from "#ledger/rejection.ts";
import type { CurrencyPolicies } from "#policies/registry.ts";
import type { Actor, OrderSignature, Transfer } from "#ledger/transfer.ts";

type Identified = {
  /** UUIDv7, made by whoever asks, before asking. */
  id: string;
  actor: Actor;
  /** Succeeds or fails together with the next command of the same call. */
  linked?: boolean;
};

type Described = { memo?: string | null; category?: string | null; reference?: string | null };

export type PaymentCommand = Identified &
  Described & {
    kind: "payment";
    currency: string;
    from: string;
    to: string;
    amount: number;
    order?: OrderSignature | null;
    /** Refused with `order_expired` from this moment on. */
    expiresAt?: number | null;
  };

/** The account of an association that the member chose, where the currency’s policies give it something. */
type Benefiting = {
  beneficiary?: string | null;
  /**
   * The member chose it once and for all: where it can no longer receive, it is left out. Chosen for this transfer alone
   * it refuses the transfer.
   */
  isSponsored?: boolean;
};

export type IssueCommand = Identified &
  Described &
  Benefiting & { kind: "issue"; currency: string; to: string; amount: number };

export type RedemptionCommand = Identified &
  Described &
  Benefiting & { kind: "redemption"; currency: string; from: string; amount: number };

export type HoldCommand = Identified &
  Described & {
    kind: "hold";
    currency: string;
    from: string;
    to: string;
    amount: number;
    order?: OrderSignature | null;
    /** When it lapses by itself. */
    expiresAt: number;
  };

export type CaptureCommand = Identified &
  Described & { kind: "capture"; hold: string; /** null: all that remains. */ amount: number | null };

export type ReleaseCommand = Identified & { kind: "release"; hold: string };

export type ReversalCommand = Identified & { kind: "reversal"; transfer: string; reason: string };

/** The community puts money of its own into a reserve, or takes out what exceeds circulation. */
export type AdjustmentCommand = Identified & {
  kind: "adjustment";
  /** The reserve currency. */
  currency: string;
  direction: "in" | "out";
  amount: number;
  reason: string;
  reference?: string | null;
};

/** Commands that are recorded as transfers, each with its own verdict. */
export type TransferCommand =
  | PaymentCommand
  | IssueCommand
  | RedemptionCommand
  | HoldCommand
  | CaptureCommand
  | ReleaseCommand
  | ReversalCommand
  | AdjustmentCommand;

/** Commands that set something to a stated value: asking twice is the same as asking once. */
export type SettingCommand =
  | { kind: "create_currency"; currency: NewCurrency }
  | { kind: "set_signature_threshold"; currency: string; signatureFrom: number | null }
  | {
      kind: "open_account";
      account: string;
      currency: string;
      creditLimit: number;
      balanceCap: number;
      /** The member type of its owner; left out: none. */
      type?: string;
    }
  /** `account` is the pot's id: `MIEL:pot-solidarity`. */
  | { kind: "open_pot"; account: string; currency: string }
  /** Settles an account’s dividends and melting up to now, as anything else that touches it does. */
  | { kind: "settle"; account: string }
  | { kind: "set_standing"; account: string; type: string; receives: boolean }
  | {
      kind: "set_policies";
      currency: string;
      /** The number after the last version's. */
      version: number;
      /** Milliseconds since 1970; null: at once. */
      effectiveAt: number | null;
      policies: CurrencyPolicies;
    }
  | { kind: "set_limits"; account: string; creditLimit: number; balanceCap: number }
  /** Sets limits as `set_limits` does, with what its counterparties have raised the credit limit by on top. */
  | { kind: "follow_limits"; account: string; creditLimit: number; balanceCap: number }
  | { kind: "set_status"; account: string; status: AccountStatus }
  | {
      kind: "set_allowance";
      account: string;
      member: string;
      /** null: no limit any more. */
      allowance: { perTransfer: number | null; perDay: number | null } | null;
    }
  | { kind: "expire_hold"; hold: string }
  /** Takes what came to an account too long before a month, `YYYY-MM`, and was not spent since. */
  | { kind: "expire"; account: string; month: string };

export type Command = TransferCommand | SettingCommand;

/**
 * The answer to one command, the same each time it is asked again.
 * A transfer command answers with its record, whether accepted or refused.
 */
export type Verdict = { ok: true; transfer: Transfer | null } | (Rejection & { transfer: Transfer | null });
