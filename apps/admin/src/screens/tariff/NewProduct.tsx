import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { newId } from "@mereau/ui/newId.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { Page } from "#frame/Page.tsx";
import { tell } from "#frame/Tidings.tsx";
import { changeOf, type Draft, draftOf } from "#screens/tariff/draft.ts";
import { ProductForm } from "#screens/tariff/ProductForm.tsx";
import { say } from "#screens/tariff/texts.ts";
import { named, useTariff } from "#screens/tariff/useTariff.ts";
import { at, here } from "#shell.ts";
import { paidWith } from "#words/amounts.ts";

/** After all that is on the tariff already. */
const placeAfter = (positions: readonly number[]): number =>
  Math.min(10_000, Math.max(-10, ...positions) + 10);

/** Puts something on the tariff; its picture and its stock come after. */
export function NewProduct() {
  const words = say();
  const { route } = useLocation();
  const { value } = useTariff();
  const [id] = useState(newId);
  const products = value?.products ?? [];
  const create = useDeed((draft: Draft) =>
    ask(
      api.POST("/v1/{community}/tariff/products", {
        params: { path: here },
        body: {
          id,
          ...changeOf(draft),
          picture: null,
          active: true,
          position: placeAfter(products.filter(({ id: other }) => other !== id).map((one) => one.position)),
        },
      }),
    ),
  );
  const currency = paidWith[0]?.code ?? "";
  return (
    <Page title={words.addTitle} back="/tariff">
      <ProductForm
        first={draftOf(null, currency)}
        categories={[...new Set(products.flatMap((one) => one.category ?? []))]}
        deed={words.create}
        busy={create.busy}
        trouble={create.trouble}
        onSave={(draft) =>
          void create.run(draft).then((made) => {
            if (made === null) return;
            tell(words.created(named(made.name)));
            route(at(`/tariff/products/${id}`));
          })
        }
      />
    </Page>
  );
}
