import type { components } from "@mereau/workers/client";
import type { Problem } from "@mereau/shared/contracts/problem.ts";

export type Transfer = components["schemas"]["Transfer"];

/** Whom one pays, as they are shown before and after. */
export type Payee = { account: string; name: string; number: number | null; picture: string | null };

/** What the payer gives the payee in euros beside, out of sight of the service. */
export type EurosBeside = { euros: string; by: "cash" | "card" | "other" };

/** What is to be paid, before it is confirmed. Its id is the transfer's: it stays the same through reloads. */
export type Draft = {
  id: string;
  currency: string;
  from: string;
  payee: Payee;
  /** A decimal with a point, such as `7.40`. */
  amount: string;
  memo: string | null;
  category: string | null;
  /** The payment request that it answers, if any. */
  request: string | null;
  /** The payment that it gives back, in part or whole. */
  refundOf?: string;
  /** The membership fee that it pays. */
  fee?: string;
  /** The rest of a price in euros of which this is a part; nothing where there is none. */
  eurosBeside?: EurosBeside;
};

/**
 * A confirmed payment on its way:
 *
 *   waiting ──sent──▶ unknown ──▶ paid | refused
 *      ▲                 │
 *      └──turned away────┘  (only when no earlier sending is in doubt)
 *
 * - `waiting`: it has never left this device; nothing is paid; it may be taken back
 * - `unknown`: it was sent and may have been paid; it is asked for again, under the same id, until that is known
 * - `paid`, `refused`: the API has said so
 */
export type Order = Draft & {
  state: "waiting" | "unknown" | "paid" | "refused";
  /** An earlier sending got no answer: until its outcome is known, nothing proves that it was not paid. */
  doubt: boolean;
  /** Milliseconds since 1970, by the server's clock. */
  signedAt: number;
  /** From then on the ledger refuses it, so that what was held up on its way is never paid later. */
  expiresAt: number;
  /** False, or nothing, where an earlier version of this app signed it without that moment. */
  isTimed?: boolean;
  signature: { keyId: string; signature: string } | null;
  /** As the ledger recorded it, once it is known. */
  transfer: Transfer | null;
  /** Why it was refused, or turned away for now. */
  problem: Problem | null;
  /** When its outcome was last asked for; null: never. */
  triedAt: number | null;
};

/** How long an order may wait for the network. */
export const ORDER_LIFE_MS = 24 * 3_600_000;

/** True until the API has said what became of it. */
export const isUnderWay = ({ state }: Order): boolean => state === "waiting" || state === "unknown";
