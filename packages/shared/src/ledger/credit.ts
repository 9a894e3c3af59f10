/**
 * What one counterparty has done for the credit limit of an account, under the policy `dynamicCredit`. Both figures
 * are minor units and never negative.
 */
export type CreditSource = {
  account: string;
  /** The account that paid it. */
  counterparty: string;
  /** The shares of its payments that stand: what they would have raised the limit by, had nothing bounded it. */
  earned: number;
  /** What they did raise it by. */
  raised: number;
};

/** What all its counterparties together have done for an account. */
export type CreditTotals = {
  /** Those of whom something stands. */
  counterparties: number;
  /** By how much they raised its limit. */
  raised: number;
};

/** What the rules may know of where credit limits come from. What is asked must have been looked up. */
export type Credit = {
  source(account: string, counterparty: string): CreditSource | undefined;
  totals(account: string): CreditTotals;
};

export const noTotals: CreditTotals = { counterparties: 0, raised: 0 };

export const noCredit: Credit = { source: () => undefined, totals: () => noTotals };

/** A name for one source among all. */
export const sourceKey = (account: string, counterparty: string): string => `${account} ${counterparty}`;

/** The totals of an account once one of its sources has changed. */
export const totalsAfter = (
  totals: CreditTotals,
  before: CreditSource | undefined,
  after: CreditSource,
): CreditTotals => ({
  counterparties: totals.counterparties + Number(after.earned > 0) - Number((before?.earned ?? 0) > 0),
  raised: totals.raised + after.raised - (before?.raised ?? 0),
});

/** Sources laid over others. */
export class CreditLayer implements Credit {
  readonly changed = new Map<string, CreditSource>();
  readonly #totals = new Map<string, CreditTotals>();
  readonly #below: Credit;

  constructor(below: Credit) {
    this.#below = below;
  }

  source(account: string, counterparty: string): CreditSource | undefined {
    return this.changed.get(sourceKey(account, counterparty)) ?? this.#below.source(account, counterparty);
  }

  totals(account: string): CreditTotals {
    return this.#totals.get(account) ?? this.#below.totals(account);
  }

  apply(sources: Iterable<CreditSource>): void {
    for (const source of sources) {
      const { account, counterparty } = source;
      const before = this.source(account, counterparty);
      this.#totals.set(account, totalsAfter(this.totals(account), before, source));
      this.changed.set(sourceKey(account, counterparty), source);
    }
  }
}
