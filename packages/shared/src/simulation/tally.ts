import type { Assembled } from "#ledger/assemble.ts";
import type { Account } from "#ledger/account.ts";
import type { RecordedTransfer } from "#simulation/recorded.ts";

/** What came to one account, or went from it, beside what was paid. Minor units. */
export type Gains = {
  dividends: number;
  melted: number;
  expired: number;
  /** Levies and fees. */
  charged: number;
  /** What pots gave: gifts on what was issued, and help of solidarity. */
  granted: number;
};

export const noGains: Gains = { dividends: 0, melted: 0, expired: 0, charged: 0, granted: 0 };

/** What counts as money in people's hands: what members and pots have, and dividends that wait in the pool. */
const isMoney = ({ kind }: Account): boolean => kind === "member" || kind === "pot" || kind === "dividends";

const isPayment = ({ kind }: RecordedTransfer): boolean => kind === "payment" || kind === "capture";
const isAsked = ({ kind }: RecordedTransfer): boolean => kind === "payment" || kind === "hold";

/** Adds up what happens in one ledger from a moment on. */
export class Tally {
  readonly gains = new Map<string, Gains>();
  /** What was asked for in each payment that was refused, by the reason. */
  readonly refused = new Map<string, number[]>();
  payments = 0;
  /** The sum of all payments, in minor units. */
  volume = 0;
  #mass = 0;
  /** The money mass times how long it stood so, in minor units and milliseconds. */
  #massTime = 0n;
  #at: number;
  readonly #since: number;

  constructor(since: number, accounts: Iterable<Account>) {
    this.#since = since;
    this.#at = since;
    for (const account of accounts) if (isMoney(account)) this.#mass += Math.max(0, account.posted);
  }

  /** All money above zero, as it stands. */
  get mass(): number {
    return this.#mass;
  }

  /** The money mass, averaged over the time gone by. */
  get averageMass(): number {
    const time = BigInt(this.#at - this.#since);
    return time === 0n ? this.#mass : Number(this.#massTime / time);
  }

  goTo(at: number): void {
    if (at <= this.#at) return;
    this.#massTime += BigInt(this.#mass) * BigInt(at - this.#at);
    this.#at = at;
  }

  add(at: number, { transfers, postings }: Assembled, accountOf: (id: string) => Account | undefined): void {
    this.goTo(at);
    for (const transfer of transfers) {
      if (transfer.verdict !== "accepted") this.refuse(transfer, transfer.verdict);
      else if (isPayment(transfer)) {
        this.payments += 1;
        this.volume += transfer.amount;
      }
    }
    for (const { account: id, amount, posted, purpose } of postings) {
      const account = accountOf(id);
      if (!account || !isMoney(account)) continue;
      this.#mass += Math.max(0, posted) - Math.max(0, posted - amount);
      if (purpose !== null && account.kind === "member") this.#gain(id, purpose, amount);
    }
  }

  /** Counts a payment that was refused. */
  refuse(transfer: RecordedTransfer, code: string): void {
    if (!isAsked(transfer)) return;
    const asked = this.refused.get(code);
    if (asked) asked.push(transfer.amount);
    else this.refused.set(code, [transfer.amount]);
  }

  /** Takes off what accounts gained and lost before the time that is counted. */
  leaveOut(earlier: ReadonlyMap<string, Gains>): void {
    for (const [id, { dividends, melted, expired, charged, granted }] of earlier) {
      const gains = this.gains.get(id) ?? noGains;
      this.gains.set(id, {
        dividends: gains.dividends - dividends,
        melted: gains.melted - melted,
        expired: gains.expired - expired,
        charged: gains.charged - charged,
        granted: gains.granted - granted,
      });
    }
  }

  #gain(id: string, purpose: string, amount: number): void {
    const gains = this.gains.get(id) ?? { ...noGains };
    if (purpose === "dividend") gains.dividends += amount;
    else if (purpose === "melting") gains.melted -= amount;
    else if (purpose === "expiry") gains.expired -= amount;
    else if (purpose === "gift" || purpose === "solidarity") gains.granted += amount;
    else gains.charged -= amount;
    this.gains.set(id, gains);
  }
}
