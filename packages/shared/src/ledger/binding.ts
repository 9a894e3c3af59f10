import type { Receipt } from "#crypto/receipt.ts";
import type { Command, Verdict } from "#ledger/command.ts";

/** The end of the hash chain. */
export type LedgerHead = {
  seq: number;
  hash: string;
  at: number;
  epoch: number;
  /** Ed25519 public key of the community, base64url. */
  publicKey: string;
};

/**
 * What the ledger object answers to a call.
 * - `outcome_unknown`: sent to the database and not known yet; ask again with the same ids
 * - `unavailable`: nothing was sent; ask again with the same ids
 */
export type LedgerAnswer =
  | { ok: true; verdicts: Verdict[] }
  | { ok: false; code: "outcome_unknown" | "unavailable" };

/** The one writer of a community's ledger, as the rest of the Worker sees it (a Durable Object stub, over RPC). */
export type LedgerBinding = {
  /** Decides the commands in order and answers once they are committed, each with its own verdict. At most 8 000. */
  submit(community: string, commands: Command[]): Promise<LedgerAnswer>;
  /**
   * Carries out calls at moments of the past (milliseconds since 1970, in order): how a demonstration gets its year of
   * life. Refuses with `unavailable` for any community that is not one for show, and outside development.
   */
  replay(community: string, history: { at: number; commands: Command[] }[]): Promise<LedgerAnswer[]>;
  /** A transfer as the community vouches for it; null when there is none under this id. */
  receipt(
    community: string,
    transfer: string,
  ): Promise<{ ok: true; receipt: Receipt | null } | { ok: false; code: "unavailable" }>;
  /** Wakes the ledger, brings its database's schema up to date, and tells where its chain ends. */
  head(community: string): Promise<{ ok: true; head: LedgerHead } | { ok: false; code: "unavailable" }>;
};
