import { ask } from "@mereau/ui/asking/ask.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import type { Product } from "#screens/tariff/useTariff.ts";
import { here } from "#shell.ts";

type Change = components["schemas"]["ProductChange"];

/** Says of a product what it is as a whole, but for what changes. */
export const changeProduct = (
  { id, name, category, price, picture, pass, active, position }: Product,
  change: Partial<Change>,
) =>
  ask(
    api.PUT("/v1/{community}/tariff/products/{id}", {
      params: { path: { ...here, id } },
      body: { name, category, price, picture, pass, active, position, ...change },
    }),
  );
