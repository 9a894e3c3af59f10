import { community } from "#shell.ts";
import type { Currency } from "#words/amounts.ts";

/** The currencies in which there may be something to give: what counts gifts is whole; what is sold in advance may have a pot. */
export const givable = (): Currency[] =>
  community.currencies.filter(({ kind, scale }) => kind === "prepaid" || (kind === "mutual" && scale === 0));
