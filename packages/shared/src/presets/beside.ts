import type * as z from "zod";

import type { foundingRequest } from "#contracts/communities.ts";
import { coworking } from "#presets/coworking.ts";
import { libre } from "#presets/libre.ts";
import { localCurrency } from "#presets/localCurrency.ts";
import { mutualCredit } from "#presets/mutualCredit.ts";
import type { Language, Naming, Preset } from "#presets/preset.ts";
import type { Texts } from "#policies/policy.ts";
import { timeBank } from "#presets/timeBank.ts";

/** What a community may use beside its first currency. */
export const besideKinds = ["hours", "euros", "credit", "dividend", "hearts"] as const;

export type BesideKind = (typeof besideKinds)[number];

type Currency = z.input<typeof foundingRequest>["currencies"][number];

/** Which currency of which preset each of them is. */
const sources: Readonly<
  Record<BesideKind, { of: (naming: Naming, language: Language) => Preset; at: number }>
> = {
  hours: { of: timeBank, at: 0 },
  euros: { of: localCurrency, at: 0 },
  credit: { of: mutualCredit, at: 0 },
  dividend: { of: libre, at: 0 },
  hearts: { of: coworking, at: 1 },
};

type Told = { title: Texts; name: Texts; symbol: string };

/** What each is for, and what its currency is called until the founder calls it otherwise. */
export const besidesTold: Readonly<Record<BesideKind, Told>> = {
  hours: {
    title: { fr: "Des heures, pour s’entraider", en: "Hours, to help one another" },
    name: { fr: "Heure", en: "Hour" },
    symbol: "h",
  },
  euros: {
    title: { fr: "Une monnaie adossée à l’euro", en: "A currency backed by euros" },
    name: { fr: "Billet", en: "Note" },
    symbol: "b",
  },
  credit: {
    title: { fr: "Un crédit mutuel", en: "A mutual credit" },
    name: { fr: "Crédit", en: "Credit" },
    symbol: "cr",
  },
  dividend: {
    title: { fr: "Une monnaie libre, à dividende", en: "A libre currency, with a dividend" },
    name: { fr: "Libre", en: "Libre" },
    symbol: "l",
  },
  hearts: {
    title: { fr: "Des cœurs, pour dire merci", en: "Hearts, to say thank you" },
    name: { fr: "Cœur", en: "Heart" },
    symbol: "<3",
  },
};

const isLike = (currency: Currency, kind: BesideKind): boolean => {
  if (kind === "hearts") return currency.policies?.giving !== undefined;
  if (kind === "euros") return currency.kind === "backed";
  if (kind === "dividend") return currency.kind === "dividend";
  return false;
};

/** What may go beside a preset’s own currencies: nothing that it has already and could not tell apart. */
export const besidesFor = ({ currencies }: Pick<Preset, "currencies">): BesideKind[] =>
  besideKinds.filter((kind) => !currencies.some((currency) => isLike(currency, kind)));

/**
 * A preset with one more currency, in which members of every type have an account. Providers get the limits that the
 * currency gives to providers, everybody else those of persons.
 */
export function withBeside(preset: Preset, kind: BesideKind, naming: Naming, language: Language): Preset {
  const { of, at } = sources[kind];
  const guest = of(naming, language);
  const taken = guest.currencies[at];
  if (!taken) throw new Error(`There is no currency for ${kind}`);
  const currency = { ...taken, ...naming };
  const limitsOf = (provider: boolean) =>
    guest.memberTypes
      .find((type) => type.provider === provider)
      ?.accounts.find(({ currency: code }) => code === taken.code)?.limits ?? null;
  return {
    ...preset,
    currencies: [...preset.currencies, currency],
    memberTypes: preset.memberTypes.map((type) => ({
      ...type,
      accounts: [...type.accounts, { currency: currency.code, limits: limitsOf(type.provider) }],
    })),
  };
}
