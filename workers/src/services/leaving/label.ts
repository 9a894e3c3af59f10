import type { Language } from "@mereau/shared/contracts/common.ts";

/** What stands in the place of the name of somebody who has left, wherever it would be shown. */
export const labelOf = (number: number, language: Language): string =>
  ({ fr: `Membre parti nº ${number}`, en: `Former member no. ${number}` })[language];
