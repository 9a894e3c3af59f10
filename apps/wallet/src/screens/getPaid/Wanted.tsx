import { Field } from "@mereau/ui/Field.tsx";
import { EURO_SCALE } from "@mereau/shared/money/euro.ts";
import { readTyped, type Worth } from "#screens/getPaid/eurosAsked.ts";
import { UnitChips } from "#screens/getPaid/UnitChips.tsx";
import { say } from "#texts/say.ts";
import { type Currency, inWords } from "#words/amounts.ts";

/** What was typed of what one wants to be paid. */
export type Wish = { amount: string; memo: string; inEuros: boolean; least: string };

type Props = {
  currency: Currency;
  worth: Worth | null;
  wish: Wish;
  /** The whole price in the currency, where the least part is more than that. */
  most: string | null;
  onType: (change: Partial<Wish>) => void;
};

/** How much and what for: in the currency, or as a price in euros of which the payer chooses the parts. */
export function Wanted({ currency, worth, wish, most, onType }: Props) {
  const { getPaid: words, mix, pay, common } = say();
  const scale = wish.inEuros ? EURO_SCALE : currency.scale;
  const isWrong = wish.amount.trim() !== "" && readTyped(wish.amount, scale) === null;
  return (
    <>
      {worth && (
        <UnitChips currency={currency} inEuros={wish.inEuros} onChoose={(inEuros) => onType({ inEuros })} />
      )}
      <div class="wanted">
        <Field
          label={wish.inEuros ? mix.euros : words.amount(currency.symbol)}
          wrong={isWrong ? pay.malformed : null}
        >
          <input
            inputMode="decimal"
            autoComplete="off"
            placeholder={wish.inEuros ? "" : words.amountOpen}
            value={wish.amount}
            onInput={(event) => onType({ amount: event.currentTarget.value })}
          />
        </Field>
        {wish.inEuros && (
          <Field
            label={mix.least(currency.name)}
            wrong={most === null ? null : mix.tooMuch(inWords(most, currency))}
          >
            <input
              inputMode="decimal"
              autoComplete="off"
              placeholder="0"
              value={wish.least}
              onInput={(event) => onType({ least: event.currentTarget.value })}
            />
          </Field>
        )}
        <Field label={words.memo}>
          <input
            maxLength={280}
            placeholder={common.optional}
            value={wish.memo}
            onInput={(event) => onType({ memo: event.currentTarget.value })}
          />
        </Field>
      </div>
    </>
  );
}
