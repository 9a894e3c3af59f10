import { UnitChips } from "#screens/getPaid/UnitChips.tsx";
import { chooseShare, share, shares } from "#screens/till/euroPrice.ts";
import { say } from "#texts/say.ts";
import { type Currency, figureOf } from "#words/amounts.ts";

const HALF = 50;

type Props = {
  currency: Currency;
  /** What so many hundredths of the price come to in the currency; null while there is no price. */
  leastOf: (percent: number) => string | null;
};

/** Whether prices are in the currency or in euros, and what of these is paid in the currency at least. */
export function PriceUnit({ currency, leastOf }: Props) {
  const words = say().mix;
  const chosen = share.value;
  const inOption = (percent: number) => {
    const least = leastOf(percent);
    return words.ofPrice(percent, currency.symbol, least && figureOf(least));
  };
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
              {inOption(one)}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
