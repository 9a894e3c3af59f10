import type { CurrencyKind } from "#ledger/currency.ts";
import type { Displayed } from "#money/display.ts";
import type { CurrencyPolicies, PolicyKind } from "#policies/registry.ts";

/** One text in each language that the service speaks. */
export type Texts = { fr: string; en: string };

/** The currency that policies are about, as sentences and figures need it. */
export type Money = { code: string; symbol: string; scale: number; kind: CurrencyKind };

/**
 * How a community calls its pots, by their ids, and its types of member, by their codes, and how amounts of its currencies are
 * shown. What is not there goes by its code.
 */
export type Names = {
  pots: ReadonlyMap<string, string>;
  types: ReadonlyMap<string, string>;
  currencies: ReadonlyMap<string, Displayed>;
};

/** Settings that cannot stand together, by their paths within what is sent, and a sentence that says why. */
export type Disagreement = { settings: readonly string[]; why: Texts };

/** What is set for one kind of policy: amounts in decimals, rates in percent. */
export type SettingsOf<Kind extends PolicyKind> = NonNullable<CurrencyPolicies[Kind]>;

/**
 * One kind of rule about a currency: what it goes with, and what it means in words. What can be set is the schema
 * beside it; what it does is said by plain functions beside it, which the ledger and the services call.
 */
export type Policy<Kind extends PolicyKind> = {
  /** What it is called where it is named. */
  name: Texts;
  /** The kinds of currency that it can govern. */
  governs: readonly CurrencyKind[];
  /** Why it governs no others, as the end of a sentence about it; said by those alone that leave kinds out. */
  because?: Texts;
  /** What these settings mean for a member, in a few plain sentences. */
  explain(settings: SettingsOf<Kind>, money: Money, names: Names): Texts;
  /** The pots to which or from which it moves money, by their ids. */
  pots?(settings: SettingsOf<Kind>): readonly string[];
  /** Types of member that it tells apart, by the path of each among the settings. */
  memberTypes?(settings: SettingsOf<Kind>): Readonly<Record<string, string>>;
  /** Amounts among the settings, by their path: each must fit the scale of the currency. */
  amounts?(settings: SettingsOf<Kind>): Readonly<Record<string, string>>;
  /**
   * What these settings contradict, in themselves or among the currency's other policies. Asked only where all of its own
   * `amounts` fit the currency.
   */
  disagreements?(settings: SettingsOf<Kind>, all: CurrencyPolicies, money: Money): Disagreement[];
};
