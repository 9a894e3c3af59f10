import type { Figures, Problem } from "#contracts/problems/problem.ts";
import type { Texts } from "#policies/policy.ts";

const named = /\{(\w+)\}/g;

/** What is written alike in each language: a number, a name. */
export const verbatim = (text: string): Texts => ({ fr: text, en: text });

/** The figures that a sentence names. */
export const figuresIn = (sentence: string): string[] =>
  Array.from(sentence.matchAll(named), ([, name = ""]) => name);

/** A problem in each language: its sentence, and after it those whose figures are all known. */
export function sentenceOf({ en, fr, inFigures = [] }: Problem, figures: Figures): Texts {
  const known = inFigures.filter((texts) =>
    figuresIn(texts.en).every((name) => Object.hasOwn(figures, name)),
  );
  const filled = (language: keyof Texts) =>
    known.map((texts) =>
      texts[language].replaceAll(named, (_, name: string) => figures[name]?.[language] ?? ""),
    );
  return { fr: [fr, ...filled("fr")].join(" "), en: [en, ...filled("en")].join(" ") };
}
