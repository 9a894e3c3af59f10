import { useEffect, useState } from "preact/hooks";

import type { Product } from "#kiosk/api.ts";
import type { Line } from "#kiosk/kept.ts";
import { nameOf } from "#kiosk/Shelf.tsx";
import { say } from "#kiosk/texts.ts";

type Props = {
  lines: readonly Line[];
  products: readonly Product[];
  /** The total, as people read it. */
  told: string;
  onChange: (product: string, by: 1 | -1) => void;
  onClear: () => void;
  onPay: (by: "card" | "request") => void;
};

/** What was chosen, what it comes to, and the ways to pay it. */
export function Basket({ lines, products, told, onChange, onClear, onPay }: Props) {
  const words = say();
  const isOnline = useOnline();
  return (
    <aside class="basket" aria-label={words.basket}>
      <h2>{words.basket}</h2>
      {lines.length === 0 && <p class="soft">{words.empty}</p>}
      <ul>
        {lines.map(({ product, quantity }) => {
          const found = products.find(({ id }) => id === product);
          if (!found) return null;
          const name = nameOf(found);
          return (
            <li key={product}>
              <span>{name}</span>
              <button class="other" aria-label={words.less(name)} onClick={() => onChange(product, -1)}>
                −
              </button>
              <b>{quantity}</b>
              <button class="other" aria-label={words.more(name)} onClick={() => onChange(product, 1)}>
                +
              </button>
            </li>
          );
        })}
      </ul>
      <p class="sum" role="status">
        <span>{words.total}</span>
        <b>{told}</b>
      </p>
      {!isOnline && (
        <p class="notice warn" role="alert">
          {words.offline}
        </p>
      )}
      {lines.length > 0 && (
        <div class="ways">
          <button class="deed" disabled={!isOnline} onClick={() => onPay("card")}>
            {words.byCard(told)}
          </button>
          <button class="other" disabled={!isOnline} onClick={() => onPay("request")}>
            {words.byQr}
          </button>
          <button class="slight" onClick={onClear}>
            {words.clear}
          </button>
        </div>
      )}
    </aside>
  );
}

function useOnline(): boolean {
  const [isOnline, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    return () => {
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
    };
  }, []);
  return isOnline;
}
