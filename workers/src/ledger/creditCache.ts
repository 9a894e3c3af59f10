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

type Known = { totals: CreditTotals; sources: Map<string, CreditSource | null> };

/** What the ledger object remembers of where credit limits come from: of each account its totals, and the sources met. */
export class CreditCache implements Credit {
  readonly #accounts = new Map<string, Known>();

  source(account: string, counterparty: string): CreditSource | undefined {
    return this.#accounts.get(account)?.sources.get(sourceKey(account, counterparty)) ?? undefined;
  }

  totals(account: string): CreditTotals {
    return this.#accounts.get(account)?.totals ?? noTotals;
  }

  knows(account: string, counterparty: string): boolean {
    return this.#accounts.get(account)?.sources.has(sourceKey(account, counterparty)) ?? false;
  }

  /** Takes in the answer to a look-up; what was asked and not found is remembered as missing. */
  learn(asked: Needs["creditSources"], found: LoadedCredit): void {
    for (const { account, totals } of found.totals)
      if (!this.#accounts.has(account)) this.#accounts.set(account, { totals, sources: new Map() });
    for (const [key, { account }] of asked) this.#accounts.get(account)?.sources.set(key, null);
    for (const source of found.sources)
      this.#accounts.get(source.account)?.sources.set(sourceKey(source.account, source.counterparty), source);
  }

  /** Takes in what was decided. */
  keep(layer: CreditLayer): void {
    for (const [key, source] of layer.changed) {
      const { account } = source;
      const sources = this.#accounts.get(account)?.sources ?? new Map<string, CreditSource | null>();
      sources.set(key, source);
      this.#accounts.delete(account);
      this.#accounts.set(account, { totals: layer.totals(account), sources });
    }
  }

  /** Forgets the accounts changed longest ago, until no more sources than these are kept. */
  trim(limit: number): void {
    let kept = 0;
    for (const { sources } of this.#accounts.values()) kept += sources.size;
    for (const [account, { sources }] of this.#accounts) {
      if (kept <= limit) return;
      kept -= sources.size;
      this.#accounts.delete(account);
    }
  }
}
