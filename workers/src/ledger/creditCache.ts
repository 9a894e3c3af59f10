import type { LoadedCredit } from "@mereau/db/ledger/credit.ts";
import {
  type Credit,
  type CreditLayer,
  type CreditSource,
  type CreditTotals,
  noTotals,
  sourceKey,
} from "@mereau/shared/ledger/credit.ts";
import type { Needs } from "@mereau/shared/ledger/needs.ts";

type Known = {
  totals: CreditTotals;
  sources: Map<string, CreditSource | null>;
  /** All its sources are here: one that is not does not exist. */
  isWhole: boolean;
};

/** What the ledger object remembers of where credit limits come from: of each account its totals, and the sources met. */
export class CreditCache implements Credit {
  readonly #accounts = new Map<string, Known>();
  /** The sources of all accounts together. */
  #kept = 0;

  source(account: string, counterparty: string): CreditSource | undefined {
    return this.#accounts.get(account)?.sources.get(sourceKey(account, counterparty)) ?? undefined;
  }

  totals(account: string): CreditTotals {
    return this.#accounts.get(account)?.totals ?? noTotals;
  }

  knows(account: string, counterparty: string): boolean {
    const known = this.#accounts.get(account);
    return known !== undefined && (known.isWhole || known.sources.has(sourceKey(account, counterparty)));
  }

  /** Takes in the answer to a look-up; what was asked and not found is remembered as missing. */
  learn(asked: Needs["creditSources"], found: LoadedCredit): void {
    for (const { account, totals, hasFew } of found.totals)
      if (!this.#accounts.has(account))
        this.#accounts.set(account, { totals, sources: new Map(), isWhole: hasFew });
    for (const [key, { account }] of asked) this.#set(account, key, null);
    for (const source of found.sources)
      this.#set(source.account, sourceKey(source.account, source.counterparty), source);
  }

  #set(account: string, key: string, source: CreditSource | null): void {
    const sources = this.#accounts.get(account)?.sources;
    if (!sources) return;
    if (!sources.has(key)) this.#kept += 1;
    sources.set(key, source);
  }

  /** Takes in what was decided. */
  keep(layer: CreditLayer): void {
    for (const [key, source] of layer.changed) {
      const { account } = source;
      const known = this.#accounts.get(account) ?? { sources: new Map(), isWhole: false };
      this.#accounts.delete(account);
      this.#accounts.set(account, { ...known, totals: layer.totals(account) });
      this.#set(account, key, source);
    }
  }

  /** Forgets the accounts changed longest ago, until no more sources than these are kept. */
  trim(limit: number): void {
    for (const [account, { sources }] of this.#accounts) {
      if (this.#kept <= limit) return;
      this.#kept -= sources.size;
      this.#accounts.delete(account);
    }
  }
}
