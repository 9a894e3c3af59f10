import { currencyOfAccount } from "#membership/account.ts";
import type { Language } from "#presets/preset.ts";

const known: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  commons: { fr: "Communs", en: "Commons" },
  fees: { fr: "Cotisations", en: "Membership fees" },
  gifts: { fr: "Dons", en: "Gifts" },
  solidarity: { fr: "Solidarité", en: "Solidarity" },
  system: { fr: "Fonctionnement", en: "Running costs" },
};

/**
 * What members call a pot that nobody has named, in the community’s language: `POKOU:pot-solidarity` is “Solidarité”.
 * One whose purpose is not known here is called by the end of its id.
 */
export function potName(account: string, language: Language): string {
  const purpose = account.slice(`${currencyOfAccount(account)}:pot-`.length);
  return known[purpose]?.[language] ?? purpose.charAt(0).toUpperCase() + purpose.slice(1);
}
