import { signal } from "@preact/signals";

import type { Language } from "@mereau/shared/contracts/common.ts";
import type { First, Rest } from "#texts/fr.ts";

/** Every language is one file beside this one, and two lines here: the first screen loads what it says itself, the others the rest. */
const languages: Record<Language, { first: () => Promise<First>; rest: () => Promise<Rest> }> = {
  fr: {
    first: async () => (await import("#texts/fr.ts?first")).first,
    rest: async () => (await import("#texts/fr.ts?rest")).rest,
  },
  en: {
    first: async () => (await import("#texts/en.ts?first")).first,
    rest: async () => (await import("#texts/en.ts?rest")).rest,
  },
};

const KEY = "mereau:language";
const texts = signal<First | (First & Rest) | null>(null);

/** The language of the screens. */
export const language = signal<Language>("fr");

/** The language that was chosen on this device; null: none yet. */
export function chosenLanguage(): Language | null {
  const stored = localStorage.getItem(KEY);
  return stored === "fr" || stored === "en" ? stored : null;
}

const isWhole = (some: First | (First & Rest) | null): some is First & Rest => some !== null && "pay" in some;

/** Loads a language and speaks it from now on; every screen changes with it. */
export async function speak(chosen: Language): Promise<void> {
  const { first, rest } = languages[chosen];
  const isWanted = isWhole(texts.value);
  const [said, more] = await Promise.all([first(), isWanted ? rest() : null]);
  texts.value = { ...said, ...more };
  language.value = chosen;
  document.documentElement.lang = chosen;
}

/** Loads what the screens beyond the first say. */
export async function learnRest(): Promise<void> {
  if (isWhole(texts.value)) return;
  const spoken = language.value;
  const more = await languages[spoken].rest();
  // Another language may have been chosen meanwhile
  if (spoken !== language.value) return learnRest();
  if (texts.value) texts.value = { ...texts.value, ...more };
}

/** Speaks a language and remembers that it was chosen. */
export async function choose(chosen: Language): Promise<void> {
  localStorage.setItem(KEY, chosen);
  await speak(chosen);
}

/** The sentences of the first screen and of what all of them share, in the language that is spoken. */
export function sayFirst(): First {
  if (texts.value === null) throw new Error("No language is loaded yet");
  return texts.value;
}

/** All sentences. For what is loaded after the first screen alone. */
export function say(): First & Rest {
  if (!isWhole(texts.value)) throw new Error("Only the first screen’s sentences are loaded");
  return texts.value;
}
