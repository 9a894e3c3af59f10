import type { communityKinds } from "#contracts/presets.ts";
import { cooperative } from "#presets/cooperative.ts";
import { coworking } from "#presets/coworking.ts";
import { fablab } from "#presets/fablab.ts";
import { libre } from "#presets/libre.ts";
import { localCurrency } from "#presets/localCurrency.ts";
import { mutualCredit } from "#presets/mutualCredit.ts";
import type { Language, Naming, Preset } from "#presets/preset.ts";
import { timeBank } from "#presets/timeBank.ts";
import { village } from "#presets/village.ts";

export type CommunityKind = (typeof communityKinds)[number];

/** What each kind of community starts from: its currencies and its member types, with limits to be changed. */
export const presets: Readonly<Record<CommunityKind, (naming: Naming, language: Language) => Preset>> = {
  "local-currency": localCurrency,
  "mutual-credit": mutualCredit,
  "time-bank": timeBank,
  libre,
  coworking,
  fablab,
  village,
  cooperative,
};
