import { euro } from "@mereau/shared/money/euro.ts";
import { say } from "#texts/say.ts";
import type { Currency } from "#words/amounts.ts";
import "#screens/getPaid/unitChips.css";

type Props = { currency: Currency; inEuros: boolean; onChoose: (inEuros: boolean) => void };

/** Whether a price is in the currency or in euros. */
export const UnitChips = ({ currency, inEuros, onChoose }: Props) => (
  <div class="unit-chips" role="group" aria-label={say().mix.unit}>
    <button type="button" class="chip" aria-pressed={!inEuros} onClick={() => onChoose(false)}>
      {currency.name}
    </button>
    <button type="button" class="chip" aria-pressed={inEuros} onClick={() => onChoose(true)}>
      {euro.symbol}
    </button>
  </div>
);
