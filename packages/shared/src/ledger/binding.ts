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
 * - `access_changed`: nothing was done, since the caller has lost access after they were admitted; admit them anew
 * - `outcome_unknown`: sent to the database and not known yet; ask again with the same ids
 * - `unavailable`: nothing was sent; ask again with the same ids
 */
export type LedgerAnswer =
  | { ok: true; verdicts: Verdict[] }
  | { ok: false; code: "access_changed" | "outcome_unknown" | "unavailable" };

/** Under which access version a member was admitted. */
export type Admission = { member: string; version: number };

/** Whoever listens over a socket to what happens on accounts, as the edge admitted them. */
export type Listener = Admission & {
  /** The accounts on which they have a role. */
  accounts: string[];
  /** Those among them at whose till they stand: of these they hear what becomes of requests, and nothing else. */
  tills: string[];
  /** Until when, in milliseconds since 1970. */
  until: number;
};

/**
 * - `requests`: something about the payment requests of these accounts has changed, which those who listen to them are told
 * - `wishes`: somebody has chosen otherwise how they are told of payments
 * - `hooks`: it has changed where programs are told what happens
 * - `deeds`: somebody did something of which programs may be told
 */
export type LedgerNote =
  | { about: "requests"; accounts: string[] }
  | { about: "wishes" }
  | { about: "hooks" }
  | { about: "deeds" };

/** The header in which the ledger object is told, as JSON, whose socket it is handed. */
export const LISTENER_HEADER = "Mereau-Listener";

/** One duty of a ledger's alarm, as it stands. Moments in milliseconds since 1970. */
export type DutyStanding = {
  name: string;
  /** When it has something to do next; null: nothing in sight, or it cannot tell. */
  nextDueAt: number | null;
  /** When it last did what was due. */
  doneAt: number | null;
  /** How often in a row it has failed since. */
  failures: number;
  failedAt: number | null;
  reason: string | null;
};

/** The one writer of a community's ledger, as the rest of the Worker sees it (a Durable Object stub, over RPC). */
export type LedgerBinding = {
  /**
   * Decides the commands in order and answers once they are committed, each with its own verdict. At most 8 000.
   * `access` is the access version under which the caller was admitted, null where nobody was asked: what is decided
   * under another one than stands never commits.
   */
  submit(community: string, commands: Command[], access?: Admission | null): Promise<LedgerAnswer>;
  /** The same, commands and answer as JSON text: for payments, to which a structured clone is a good part of their cost. */
  submitJson(community: string, commands: string, access: Admission | null): Promise<string>;
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
  /**
   * Makes sure that the ledger looks at what is due no later than at this moment (milliseconds since 1970; now, where
   * none is given). Told before something due is written down, so that nothing due is ever unknown to the alarm.
   */
  wake(community: string, by?: number): Promise<{ ok: true } | { ok: false; code: "unavailable" }>;
  /** Lets the ledger know what concerns those whom it tells what happens. Best effort. */
  note(community: string, what: LedgerNote): Promise<void>;
  /** What the ledger's alarm does, and how it went. */
  duties(
    community: string,
  ): Promise<{ ok: true; duties: DutyStanding[] } | { ok: false; code: "unavailable" }>;
};
