import { useRoute } from "preact-iso";

import { useDeed } from "#forms/useDeed.ts";
import { Page } from "#frame/Page.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { changeProduct } from "#screens/tariff/change.ts";
import { changeOf, type Draft, draftOf } from "#screens/tariff/draft.ts";
import { PicturePart } from "#screens/tariff/PicturePart.tsx";
import { ProductForm } from "#screens/tariff/ProductForm.tsx";
import { priceOf } from "#screens/tariff/Products.tsx";
import { StockPart } from "#screens/tariff/StockPart.tsx";
import { say } from "#screens/tariff/texts.ts";
import { named, type Product, useTariff } from "#screens/tariff/useTariff.ts";
import { hasRole } from "#session/me.ts";
import { say as common } from "#texts/common.ts";
import "#screens/tariff/tariff.css";

/** One product: what it is and costs, its picture, how many there are. */
export function ProductScreen() {
  const id = useRoute().params["id"] ?? "";
  const words = say();
  const tariff = useTariff();
  const product = tariff.value?.products.find((one) => one.id === id);
  if (!tariff.value || !product)
    return (
      <Page title={tariff.value || tariff.trouble ? words.title : common().loading} back="/tariff">
        {tariff.value && <p>{words.unknown}</p>}
        {tariff.trouble && <TroubleNotice trouble={tariff.trouble} onRetry={() => void tariff.refresh()} />}
      </Page>
    );
  const isManaged = hasRole("admin", "manager");
  return (
    <Page
      title={named(product.name)}
      lead={
        <>
          {priceOf(product)}{" "}
          <span class={product.active ? "tag good" : "tag"}>
            {product.active ? words.isOnSale : words.isWithdrawn}
          </span>
        </>
      }
      back="/tariff"
      deeds={isManaged && <OnSale product={product} onDone={tariff.refresh} />}
    >
      <div class="cards two">
        {isManaged && (
          <section class="card">
            <Change
              product={product}
              categories={[...new Set(tariff.value.products.flatMap((one) => one.category ?? []))]}
              onDone={tariff.refresh}
            />
          </section>
        )}
        <div class="stack">
          <PicturePart product={product} isManaged={isManaged} onDone={tariff.refresh} />
          <StockPart product={product} onDone={tariff.refresh} />
        </div>
      </div>
    </Page>
  );
}

type PartProps = { product: Product; onDone: () => Promise<void> };

function Change({ product, categories, onDone }: PartProps & { categories: readonly string[] }) {
  const save = useDeed((draft: Draft) => changeProduct(product, changeOf(draft)));
  return (
    <ProductForm
      first={draftOf(product, product.price.currency)}
      categories={categories}
      deed={common().save}
      busy={save.busy}
      trouble={save.trouble}
      onSave={(draft) =>
        void save.run(draft).then(async (saved) => {
          if (saved === null) return;
          tell(common().saved);
          await onDone();
        })
      }
    />
  );
}

/** Takes it off the tariff and puts it back; what was bought stays bought. */
function OnSale({ product, onDone }: PartProps) {
  const words = say();
  const deed = useDeed(() => changeProduct(product, { active: !product.active }));
  const name = named(product.name);
  const run = async () => {
    if ((await deed.run()) === null) return;
    tell(product.active ? words.withdrew(name) : words.restored(name));
    await onDone();
  };
  return (
    <>
      {deed.trouble && <TroubleNotice trouble={deed.trouble} />}
      <button type="button" class="other" aria-disabled={deed.busy} onClick={() => void run()}>
        {product.active ? words.withdraw : words.restore}
      </button>
    </>
  );
}
