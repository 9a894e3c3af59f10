import { Field } from "@mereau/ui/Field.tsx";
import { shareOf, type Worth } from "#screens/getPaid/eurosAsked.ts";
import type { Price } from "#screens/getPaid/price.ts";
import { say } from "#texts/say.ts";
import { type Currency, inWords, minorOf } from "#words/amounts.ts";

/** What was typed of what one wants to be paid. */
export type Wish = { amount: string; memo: string; inEuros: boolean; least: string };

type Props = {
  currency: Currency;
  worth: Worth | null;
  wish: Wish;
  price: Price;
  onType: (change: Partial<Wish>) => void;
};

/** How much and what for: in the currency, or as a price in euros of which the payer chooses the parts. */
export function Wanted({ currency, worth, wish, price, onType }: Props) {
  const { getPaid: words, mix, pay, common } = say();
  const isRead = wish.inEuros ? price.mix !== null : price.amount !== null;
  const isWrong = wish.amount.trim() !== "" && !isRead;
  const whole = price.mix && worth ? shareOf(price.mix.euros, 100, worth, currency.scale) : null;
  const isTooMuch = whole !== null && minorOf(price.mix?.currencyAtLeast ?? "0") > minorOf(whole);
  return (
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
          label={mix.least(currency.symbol)}
          wrong={isTooMuch && whole !== null ? mix.tooMuch(inWords(whole, currency)) : null}
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
  );
}
