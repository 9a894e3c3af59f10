import type { Account } from "#ledger/account.ts";
import type { Currency } from "#ledger/currency.ts";
import type { ChargeView } from "#ledger/rules/charges.ts";
import type { Ticking } from "#ledger/ticking.ts";
import type { Posting } from "#ledger/transfer.ts";
import type { ReadContent } from "#ledger/verify/content.ts";
import type { PolicyVersion } from "#policies/versions.ts";

export type Says = (what: string) => void;

/** An account as a batch states it. */
export type StatedAccount = Omit<Account, "allowances">;
export type Accounts = ReadonlyMap<string, StatedAccount>;

type Known = {
  currencies: ReadonlyMap<string, Currency>;
  /** As they stood before the batch. */
  before: Accounts;
  /** With the versions that the batch settled. */
  ticking: Pick<Ticking, "versions">;
};

/**
 * What was known when the transfers of a batch were decided. A batch says how things stand after it, and settings leave
 * no transfer: a transfer may have been decided before a setting of its batch or after it, and both must be thought of.
 */
export class Moment {
  readonly #content: ReadContent;
  readonly #known: Known;
  readonly #after: Accounts;

  constructor(content: ReadContent, known: Known) {
    this.#content = content;
    this.#known = known;
    this.#after = new Map(content.accounts.map((account) => [account.id, account]));
  }

  /** An account as it stood before the batch, or as the batch opened it. */
  account(id: string): StatedAccount | undefined {
    return this.#known.before.get(id) ?? this.#after.get(id);
  }

  currency(code: string): Currency | undefined {
    return this.#known.currencies.get(code);
  }

  /** Whether nothing but postings can have moved what an account could spend in this batch. */
  isStill(id: string): boolean {
    const [before, after] = [this.#known.before.get(id), this.#after.get(id)];
    const { holds, creditSources } = this.#content;
    const isSame = !after || (before?.held === after.held && before.creditLimit === after.creditLimit);
    return (
      isSame && !holds.some(({ from }) => from === id) && !creditSources.some(({ account }) => account === id)
    );
  }

  /**
   * Everything that a transfer may have been decided by: most often there is one such world. Accounts stood at what the
   * transfer’s postings found them at. `varying` are those of whose type or status it depends.
   */
  *worlds(code: string, found: readonly Posting[], varying: readonly string[]): Generator<ChargeView> {
    const choices = varying.map((id) => this.#standings(id));
    for (const versions of this.#versions(code))
      for (const chosen of everyChoice(choices)) {
        const accounts = new Map(chosen.map((account) => [account.id, account]));
        yield {
          account: (id) => {
            const account = accounts.get(id) ?? this.account(id);
            return account && { ...account, posted: stoodAt(found, account), allowances: {} };
          },
          ticking: { versions: () => versions },
        };
      }
  }

  #standings(id: string): StatedAccount[] {
    const [before, after] = [this.account(id), this.#after.get(id)];
    if (!before) return [];
    const hasChanged = after && (after.type !== before.type || after.status !== before.status);
    return hasChanged ? [before, after] : [before];
  }

  /** The versions of a currency before the batch, and after each that it settled. */
  #versions(code: string): (readonly PolicyVersion[])[] {
    const all = this.#known.ticking.versions(code);
    const settled = this.#content.policies.filter(({ currency }) => currency === code);
    return [all, ...settled.map((_, index) => all.slice(0, all.length - 1 - index))].toReversed();
  }
}

/** What an account stood at before an entry, going by the entry’s own postings. */
const stoodAt = (found: readonly Posting[], account: StatedAccount): number => {
  const first = found.find((posting) => posting.account === account.id);
  return first ? first.posted - first.amount : account.posted;
};

const everyChoice = <Of>(lists: readonly (readonly Of[])[]): Of[][] =>
  lists.reduce<Of[][]>((begun, list) => begun.flatMap((some) => list.map((one) => [...some, one])), [[]]);
