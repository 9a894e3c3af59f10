import { coworking } from "#presets/coworking.ts";
import { fablab } from "#presets/fablab.ts";
import { libre } from "#presets/libre.ts";
import { localCurrency } from "#presets/localCurrency.ts";
import { mutualCredit } from "#presets/mutualCredit.ts";
import type { Language, Naming, Preset } from "#presets/preset.ts";

export type CommunityKind = "local-currency" | "mutual-credit" | "libre" | "coworking" | "fablab";

/** What each kind of community starts from: its currencies and its member types, with limits to be changed. */
export const presets: Readonly<Record<CommunityKind, (naming: Naming, language: Language) => Preset>> = {
  "local-currency": localCurrency,
  "mutual-credit": mutualCredit,
  libre,
  coworking,
  fablab,
};
