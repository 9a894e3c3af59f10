import { ask } from "@mereau/ui/asking/ask.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { type Shown, useAnswer } from "#lists/useAnswer.ts";
import type { Pages } from "#lists/usePages.ts";
import { here } from "#shell.ts";
import { language } from "#texts/language.ts";

export type Product = components["schemas"]["Product"];
type Tariff = components["schemas"]["Tariff"];

/** The whole tariff, with what is no longer on offer. */
export const useTariff = (): Shown<Tariff> =>
  useAnswer(() => ask(api.GET("/v1/{community}/tariff", { params: { path: here, query: { all: true } } })));

/** What is already there as a whole, for a table. */
export const wholeOf = <Item>(items: readonly Item[] | null, shown: Shown<unknown>): Pages<Item> => ({
  items,
  next: null,
  trouble: shown.trouble,
  busy: items === null && shown.trouble === null,
  more: () => Promise.resolve(),
  refresh: shown.refresh,
});

/** A name of the tariff in the language of the screens. */
export const named = (name: Product["name"]): string =>
  language.value === "en" ? (name.en ?? name.fr) : name.fr;
