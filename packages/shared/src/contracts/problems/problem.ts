import type { Texts } from "#policies/policy.ts";

/** What a refusal is to HTTP and to people: its status, and one sentence in each language. */
export type Problem = {
  status: number;
  en: string;
  fr: string;
  /** What follows the sentence, each where all the figures are known that it names: `{amount}`. */
  inFigures?: readonly Texts[];
};

/** The figures of a refusal as people read them, by the names that the sentences have for them. */
export type Figures = Readonly<Record<string, Texts>>;
