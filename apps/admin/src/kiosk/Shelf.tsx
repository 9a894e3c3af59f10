import { useState } from "preact/hooks";

import type { Product } from "#kiosk/api.ts";
import { say } from "#kiosk/texts.ts";
import { community, slug } from "#shell.ts";
import { language } from "#texts/language.ts";
import { inWords } from "#words/amounts.ts";

export const nameOf = ({ name }: Product): string =>
  language.value === "en" ? (name.en ?? name.fr) : name.fr;

type Props = { products: readonly Product[]; onAdd: (id: string) => void; onLeave: () => void };

/** What is sold, each a large picture to touch. */
export function Shelf({ products, onAdd, onLeave }: Props) {
  const words = say();
  const [category, setCategory] = useState<string | null>(null);
  const categories = [...new Set(products.flatMap((one) => one.category ?? []))];
  const shown = products.filter((one) => category === null || one.category === category);
  return (
    <section class="shelf">
      <header>
        <h1 tabIndex={-1}>{community.name}</h1>
        <button class="slight" onClick={onLeave}>
          {words.leave}
        </button>
      </header>
      {categories.length > 1 && (
        <div class="categories">
          {[null, ...categories].map((one) => (
            <button
              key={one ?? ""}
              class="other"
              aria-pressed={category === one}
              onClick={() => setCategory(one)}
            >
              {one ?? words.all}
            </button>
          ))}
        </div>
      )}
      {products.length === 0 && <p class="soft">{words.nothing}</p>}
      <div class="tiles">
        {shown.map((one) => (
          <Tile key={one.id} product={one} onAdd={onAdd} />
        ))}
      </div>
    </section>
  );
}

function Tile({ product, onAdd }: { product: Product; onAdd: (id: string) => void }) {
  const { id, photo, price, stock } = product;
  const isOut = stock !== null && stock.left <= 0 && !stock.mayGoBelow;
  const isFew = stock !== null && stock.left <= 5 && !stock.mayGoBelow;
  return (
    <button class="tile" disabled={isOut} onClick={() => onAdd(id)}>
      {photo === null ? (
        <span class="no-picture" aria-hidden="true">
          {nameOf(product).slice(0, 1)}
        </span>
      ) : (
        <img src={`/v1/${slug}/pictures/${photo}`} alt="" />
      )}
      <b>{nameOf(product)}</b>
      <span>{inWords(price.amount, price.currency)}</span>
      {isFew && stock && <small>{say().left(Math.max(0, stock.left))}</small>}
    </button>
  );
}
