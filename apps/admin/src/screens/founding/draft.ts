import { signal } from "@preact/signals";

import type { Language } from "@mereau/shared/contracts/common.ts";
import { USUAL_COLOUR } from "@mereau/shared/contracts/looks.ts";
import type { BesideKind } from "@mereau/shared/presets/beside.ts";
import type { CommunityKind } from "@mereau/shared/presets/presets.ts";
import { newId } from "@mereau/ui/newId.ts";
import { type MoneySettings, startOf } from "#screens/founding/settings.ts";

const KEY = "mereau:founding";

/** How far it is: what is being decided, being made, or there. */
export type Stage = "about" | "kind" | "looks" | "making" | "founded";

/** One more currency, as its name and sign were typed. */
export type Beside = { kind: BesideKind; name: string; symbol: string };

/** A founding as far as it has come; kept on the device, so that a closed page goes on where it was. */
export type Draft = {
  /** The ids are made once: asking again with them finishes the same community. */
  id: string;
  admin: string;
  invitation: string;
  stage: Stage;
  name: string;
  slug: string;
  isSlugTyped: boolean;
  territory: string;
  language: Language;
  adminName: string;
  email: string;
  kind: CommunityKind;
  money: string;
  symbol: string;
  settings: MoneySettings;
  besides: readonly Beside[];
  colour: string;
  description: string;
  /** Where an invitation leads to, once it is made. */
  invitationPath: string | null;
  /** Founding signed this device in. */
  isIn: boolean;
};

const begin = (): Draft => ({
  id: newId(),
  admin: newId(),
  invitation: newId(),
  stage: "about",
  name: "",
  slug: "",
  isSlugTyped: false,
  territory: "",
  language: "fr",
  adminName: "",
  email: "",
  kind: "local-currency",
  money: "",
  symbol: "",
  settings: startOf("local-currency"),
  besides: [],
  colour: USUAL_COLOUR,
  description: "",
  invitationPath: null,
  isIn: false,
});

function stored(): Partial<Draft> {
  try {
    const kept: Partial<Draft> | null = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return kept ?? {};
  } catch {
    return {};
  }
}

function goOn(): Draft {
  const [fresh, kept] = [begin(), stored()];
  return { ...fresh, ...kept, settings: { ...fresh.settings, ...kept.settings } };
}

export const draft = signal<Draft>(goOn());

/** Changes the draft and keeps it at once. */
export function write(change: Partial<Draft>): void {
  draft.value = { ...draft.value, ...change };
  localStorage.setItem(KEY, JSON.stringify(draft.value));
}

/** Forgets what was decided, and begins another one. */
export function startAnew(): void {
  draft.value = begin();
  localStorage.removeItem(KEY);
}
