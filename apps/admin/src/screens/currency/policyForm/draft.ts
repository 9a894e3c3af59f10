import type { Texts } from "@mereau/shared/policies/policy.ts";
import type { Json, Path } from "#screens/currency/policyForm/json.ts";
import { language } from "#texts/language.ts";

/** Policies while they are being written, and what their controls must know. */
export type Draft = {
  value: Json;
  /** Another value at a path; undefined takes it out. */
  set: (path: Path, value: Json | undefined) => void;
  /** What is wrong with what stands at a path, in a clause. */
  wrong: (path: Path) => string | undefined;
  /** Of the currency, for its amounts. */
  symbol: string;
  code: string;
  types: readonly { code: string; name: string }[];
  /** Those of the community, and those to be opened with the change. */
  pots: readonly { id: string; name: string | null }[];
  /** Notes a pot that is to be opened with the change. */
  addPot: (pot: { id: string; name: string }) => void;
};

export const labelIn = (texts: Texts): string => texts[language.value];
