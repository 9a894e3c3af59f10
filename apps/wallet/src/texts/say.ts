import { signal } from "@preact/signals";

import type { Language } from "@mereau/shared/contracts/common.ts";
import type { Texts } from "#texts/fr.ts";

/** Every language is one file beside this one, and one line here. */
const languages: Record<Language, () => Promise<Texts>> = {
  fr: async () => (await import("#texts/fr.ts")).fr,
  en: async () => (await import("#texts/en.ts")).en,
};

const KEY = "mereau:language";
const texts = signal<Texts | null>(null);

/** The language of the screens. */
export const language = signal<Language>("fr");

/** The language that was chosen on this device; null: none yet. */
export function chosenLanguage(): Language | null {
  const stored = localStorage.getItem(KEY);
  return stored === "fr" || stored === "en" ? stored : null;
}

/** Loads a language and speaks it from now on; every screen changes with it. */
export async function speak(chosen: Language): Promise<void> {
  texts.value = await languages[chosen]();
  language.value = chosen;
  document.documentElement.lang = chosen;
}

/** Speaks a language and remembers that it was chosen. */
export async function choose(chosen: Language): Promise<void> {
  localStorage.setItem(KEY, chosen);
  await speak(chosen);
}

/** The sentences of the language that is spoken. */
export function say(): Texts {
  if (texts.value === null) throw new Error("No language is loaded yet");
  return texts.value;
}
