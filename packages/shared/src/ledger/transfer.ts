import type { RejectionCode } from "#ledger/rejection.ts";

/**
 * What a transfer does.
 *
 *   payment      from → to
 *   issue        issuance → to          (backed: deposits → reserve with it)
 *   redemption   from → issuance        (backed: reserve → deposits with it)
 *   hold         sets an amount aside on `from`; posts nothing
 *   capture      from → to, out of an open hold, in part or whole
 *   release      frees what a hold keeps; posts nothing
 *   reversal     the postings of another transfer with their signs turned
 *   adjustment   deposits → reserve, or back: the community’s own money behind its currencies
 *   dividend     issuance → dividends, at a tick, for every recipient together
 *   settlement   dividends → an account, and what melted of it → where that goes
 *   expiry       an account → issuance or a pot, of what was not spent in time
 */
export const transferKinds = [
  "payment",
  "issue",
  "redemption",
  "hold",
  "capture",
  "release",
  "reversal",
  "adjustment",
  "dividend",
  "settlement",
  "expiry",
] as const;

export type TransferKind = (typeof transferKinds)[number];

/** Who asked for a transfer. */
export type Actor = {
  /** The member who acted; null for the community's own scheduled work. */
  member: string | null;
  /** The member for whom a manager or teller acted, or who had scheduled what was done. */
  onBehalfOf: string | null;
};

/** The device's signature on a payment order, kept with the transfer. */
export type OrderSignature = {
  keyId: string;
  /** Ed25519 over the order's canonical bytes, base64url. */
  signature: string;
};

/** The ledger's record of one transfer command, whether accepted or refused. It never changes. */
export type Transfer = {
  /** UUIDv7 made by the client before it sent the command. */
  id: string;
  /** Its place in the ledger: 1, 2, 3… over transfers of every kind. */
  seq: number;
  /** The batch that committed it. */
  batch: number;
  /** Milliseconds since 1970, the ledger object's time. */
  at: number;
  kind: TransferKind;
  verdict: "accepted" | RejectionCode;
  /** The figure behind a refusal, where there is one: what was spendable, what is left of a hold. */
  refusalAmount: number | null;
  currency: string;
  from: string;
  to: string;
  /** Minor units. */
  amount: number;
  memo: string | null;
  category: string | null;
  /** The deposit, invoice or payout outside the ledger to which it answers. */
  reference: string | null;
  /** The hold captured or released, or the transfer reversed. */
  related: string | null;
  actor: Actor;
  order: OrderSignature | null;
  /** The moment after which the order may not be carried out, or a hold lapses. */
  expiresAt: number | null;
};

/** Why an amount moved, where it is not the transfer's own amount. */
export const purposes = ["dividend", "melting", "levy", "fee", "gift", "expiry", "solidarity"] as const;

export type Purpose = (typeof purposes)[number];

/** One side of a double entry: an amount added to an account (negative: taken), and what it then stood at. */
export type Posting = {
  /** Its place in the ledger: 1, 2, 3… over the postings of every account. */
  seq: number;
  transfer: string;
  account: string;
  amount: number;
  /** The account's posted amount after this posting. */
  posted: number;
  purpose: Purpose | null;
  /** The account on the other side, where it is not the transfer's own. */
  counter: string | null;
};

/**
 * A hold's life:
 *
 *   open ── capture in part ──▶ open (less remains)
 *   open ── capture of the rest ──▶ captured
 *   open ── release ──▶ released
 *   open ── its moment passes ──▶ expired
 */
export type HoldState = "open" | "captured" | "released" | "expired";

export type Hold = {
  /** The id of the transfer that placed it. */
  id: string;
  currency: string;
  from: string;
  to: string;
  amount: number;
  captured: number;
  /** What is set aside beside it for what the payer will owe to the community’s pots. */
  charges: number;
  state: HoldState;
  expiresAt: number;
};

/** What of an open hold can still be captured. */
export const remainingOf = (hold: Hold): number => (hold.state === "open" ? hold.amount - hold.captured : 0);

/** All that an open hold keeps aside on the payer's account. */
export const setAsideOf = (hold: Hold): number =>
  hold.state === "open" ? hold.amount - hold.captured + hold.charges : 0;
