import { UnitChips } from "#screens/getPaid/UnitChips.tsx";
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
      <UnitChips
        currency={currency}
        inEuros={chosen !== null}
        onChoose={(inEuros) => chooseShare(inEuros ? (chosen ?? HALF) : null)}
      />
      {chosen !== null && (
        <select
          aria-label={words.share(currency.name)}
          value={chosen}
          onChange={(event) => chooseShare(Number(event.currentTarget.value))}
        >
          {shares.map((one) => (
            <option key={one} value={one}>
              {words.ofPrice(one, currency.symbol)}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
