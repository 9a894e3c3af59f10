import type { SystemAccountKind } from "#ledger/currency.ts";

/** `open` sends and receives; `suspended` only receives; `closed` does neither, and holds nothing. */
export type AccountStatus = "open" | "suspended" | "closed";

/** What an operator may spend from somebody's account, in minor units; the day is a UTC date. */
export type Allowance = {
  perTransfer: number | null;
  perDay: number | null;
  /** The UTC day, `YYYY-MM-DD`, that `spent` counts. */
  day: string;
  spent: number;
};

/** An account of one currency. All figures are minor units. */
export type Account = {
  /** `MIEL:1042`, `MIEL:issuance`. */
  id: string;
  currency: string;
  /** A pot is the community’s own, for a purpose: what melts, levies, solidarity. */
  kind: "member" | "pot" | SystemAccountKind;
  status: AccountStatus;
  /** How far below zero the balance may go; never negative. */
  creditLimit: number;
  /** How far above zero the posted amount may go. */
  balanceCap: number;
  /** The sum of its postings. */
  posted: number;
  /** What its open holds keep aside. */
  held: number;
  /** The member type of its owner, by which policies may tell accounts apart; empty for the community's own. */
  type: string;
  /** Whether it receives its currency's dividend. */
  receives: boolean;
  /** The tick up to which it is settled. */
  tick: number;
  /** What it has beyond whole minor units, in 2⁻³²: melting carries it on. */
  fraction: number;
  /** Operators whose spending is limited, by member id. */
  allowances: Readonly<Record<string, Allowance>>;
};

/** What is left once holds are set aside: posted − held. */
export const balanceOf = (account: Account): number => account.posted - account.held;

/** What could be spent at once: the balance and the credit limit below it. */
export const spendableOf = (account: Account): number => balanceOf(account) + account.creditLimit;
