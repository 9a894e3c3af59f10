import { signal } from "@preact/signals";

import type { Language } from "@mereau/shared/contracts/common.ts";

/** The choice is the person’s, and holds in the wallet too. */
const KEY = "mereau:language";

function chosen(): Language | null {
  const stored = localStorage.getItem(KEY);
  return stored === "fr" || stored === "en" ? stored : null;
}

/** The language of the screens. */
export const language = signal<Language>("fr");

/** Speaks the language that was chosen on this device, else that in which the page was asked for. */
export function beginIn(asked: Language): void {
  language.value = chosen() ?? asked;
  document.documentElement.lang = language.value;
}

/** Speaks a language and remembers that it was chosen; every screen changes with it. */
export function choose(next: Language): void {
  localStorage.setItem(KEY, next);
  language.value = next;
  document.documentElement.lang = next;
}

/**
 * The sentences of one part of the app, in every language: the compiler asks each for what the first one says.
 *
 * @example
 * export const say = sentences({ fr: { title: "Membres" }, en: { title: "Members" } });
 * say().title
 */
export const sentences =
  <Texts>(texts: Record<Language, Texts>): (() => Texts) =>
  () =>
    texts[language.value];
