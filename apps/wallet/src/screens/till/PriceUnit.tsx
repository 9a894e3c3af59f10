import { euro } from "@mereau/shared/money/euro.ts";
import { chooseShare, share, shares } from "#screens/till/euroPrice.ts";
import { say } from "#texts/say.ts";
import type { Currency } from "#words/amounts.ts";

const HALF = 50;

/** Whether prices are in the currency or in euros, and what of these is paid in the currency at least. */
export function PriceUnit({ currency }: { currency: Currency }) {
  const words = say().mix;
  const chosen = share.value;
  return (
    <div class="price-unit">
      <div class="filters" role="group" aria-label={words.unit}>
        <button type="button" class="chip" aria-pressed={chosen === null} onClick={() => chooseShare(null)}>
          {currency.name}
        </button>
        <button
          type="button"
          class="chip"
          aria-pressed={chosen !== null}
          onClick={() => chooseShare(chosen ?? HALF)}
        >
          {euro.symbol}
        </button>
      </div>
      {chosen !== null && (
        <label>
          {words.share(currency.name)}
          <select value={chosen} onChange={(event) => chooseShare(Number(event.currentTarget.value))}>
            {shares.map((one) => (
              <option key={one} value={one}>
                {one} %
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
