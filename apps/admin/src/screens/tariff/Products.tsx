import type { Answer } from "@mereau/ui/asking/ask.ts";
import { Page } from "#frame/Page.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useDeed } from "#forms/useDeed.ts";
import { type Column, Table } from "#lists/Table.tsx";
import { asked, useFilter } from "#lists/useFilter.ts";
import { changeProduct } from "#screens/tariff/change.ts";
import { reorder } from "#screens/tariff/reorder.ts";
import { SellerMissing } from "#screens/tariff/SellerMissing.tsx";
import { Chips } from "#forms/Chips.tsx";
import { TariffTabs } from "#screens/tariff/TariffTabs.tsx";
import { say } from "#screens/tariff/texts.ts";
import { named, type Product, useTariff, wholeOf } from "#screens/tariff/useTariff.ts";
import { hasRole } from "#session/me.ts";
import { at, slug } from "#shell.ts";
import { inWords } from "#words/amounts.ts";
import "#screens/tariff/tariff.css";

export const priceOf = ({ price }: Product): string => {
  const amount = inWords(price.amount, price.currency);
  return price.euros === null ? amount : say().orEuros(amount, inWords(price.euros, "EUR"));
};

/** What is sold, in its order; what is no longer on sale apart. */
export function Products() {
  const words = say();
  const tariff = useTariff();
  const { filter, set } = useFilter(["shown", "category"]);
  const { shown, category } = asked(filter);
  const isOnSale = shown !== "withdrawn";
  const all = tariff.value?.products ?? null;
  const categories = [...new Set(all?.flatMap((one) => one.category ?? []))];
  const items =
    all?.filter((one) => one.active === isOnSale && (!category || one.category === category)) ?? null;
  const move = useMove(all ?? [], tariff.refresh);
  const isManaged = hasRole("admin", "manager");
  const deeds = isManaged && (
    <a class="deed" href={at("/tariff/products/new")}>
      {words.add}
    </a>
  );
  return (
    <Page title={words.title} lead={words.lead} deeds={deeds}>
      <TariffTabs />
      <SellerMissing />
      <div class="filters">
        <Chips
          choices={[
            ["", words.onSale],
            ["withdrawn", words.withdrawn],
          ]}
          chosen={isOnSale ? "" : "withdrawn"}
          onChoose={(one) => set("shown", one)}
        />
        {categories.length > 0 && (
          <select
            aria-label={words.category}
            value={category ?? ""}
            onChange={(event) => set("category", event.currentTarget.value)}
          >
            <option value="">{words.anyCategory}</option>
            {categories.map((one) => (
              <option key={one} value={one} selected={one === category}>
                {one}
              </option>
            ))}
          </select>
        )}
      </div>
      {move.trouble && <TroubleNotice trouble={move.trouble} />}
      <Table
        caption={words.caption}
        columns={columns(items ?? [], isManaged && isOnSale ? move.run : null)}
        pages={wholeOf(items, tariff)}
        keyOf={({ id }) => id}
        none={<p>{isOnSale && !category ? words.none : words.noneHere}</p>}
      />
    </Page>
  );
}

type Move = (product: Product, beside: Product) => Promise<unknown>;

const columns = (shown: readonly Product[], move: Move | null): readonly Column<Product>[] => {
  const words = say();
  const base: Column<Product>[] = [
    { key: "name", head: words.name, cell: (product) => <Named product={product} /> },
    { key: "category", head: words.category, cell: ({ category }) => category ?? "–" },
    { key: "price", head: words.price, cell: priceOf, isFigure: true },
    { key: "stock", head: words.stock, cell: ({ stock }) => <Left stock={stock} />, isMinor: true },
  ];
  if (!move) return base;
  return [
    ...base,
    {
      key: "order",
      head: words.order,
      cell: (product) => <Arrows product={product} shown={shown} move={move} />,
    },
  ];
};

const Named = ({ product: { id, name, photo, picture } }: { product: Product }) => {
  const source = photo === null ? picture : `/v1/${slug}/pictures/${photo}`;
  return (
    <span class="product-name">
      {source === null ? (
        <span class="thumb" aria-hidden="true">
          {named(name).slice(0, 1)}
        </span>
      ) : (
        <img class="thumb" src={source} alt="" loading="lazy" />
      )}
      <a href={at(`/tariff/products/${id}`)}>{named(name)}</a>
    </span>
  );
};

const Left = ({ stock }: Pick<Product, "stock">) => {
  if (stock === null) return <span class="soft">{say().notCounted}</span>;
  return <span class={stock.left > 0 ? "" : "tag warn"}>{say().left(stock.left)}</span>;
};

type ArrowsProps = { product: Product; shown: readonly Product[]; move: Move };

/** One place up or down, past the neighbour that is seen. */
function Arrows({ product, shown, move }: ArrowsProps) {
  const words = say();
  const index = shown.indexOf(product);
  const [before, after] = [shown[index - 1], shown[index + 1]];
  const name = named(product.name);
  return (
    <span class="arrows">
      <button
        type="button"
        class="other small"
        aria-label={words.up(name)}
        disabled={!before}
        onClick={() => before && void move(product, before)}
      >
        ↑
      </button>
      <button
        type="button"
        class="other small"
        aria-label={words.down(name)}
        disabled={!after}
        onClick={() => after && void move(product, after)}
      >
        ↓
      </button>
    </span>
  );
}

function useMove(all: readonly Product[], refresh: () => Promise<void>) {
  const deed = useDeed(async (product: Product, beside: Product): Promise<Answer<string>> => {
    for (const { item, position } of reorder(all, product.id, beside.id)) {
      const answer = await changeProduct(item, { position });
      if (!answer.ok) return answer;
    }
    return { ok: true, value: named(product.name) };
  });
  const run: Move = async (product, beside) => {
    const moved = await deed.run(product, beside);
    await refresh();
    if (moved !== null) tell(say().moved(moved));
  };
  return { run, trouble: deed.trouble };
}
