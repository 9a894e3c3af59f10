import { useEffect, useRef } from "preact/hooks";

import { parseAmount } from "@mereau/shared/money/decimal.ts";
import { say } from "#texts/say.ts";
import type { Currency } from "#words/amounts.ts";

type Props = { currency: Currency; value: string; fixed: boolean; onInput: (typed: string) => void };

/** The amount, the one large thing of the screen. Comma and point both work. */
export function AmountInput({ currency, value, fixed, onInput }: Props) {
  const words = say().pay;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (value === "") input.current?.focus({ preventScroll: true });
  }, []);
  const read = parseAmount(value, currency.scale);
  const isWrong = value.trim() !== "" && !read.ok;
  return (
    <div class="amount-input">
      <label>
        <span class="for-readers">{fixed ? words.asked : words.amountIn(currency.name)}</span>
        <input
          ref={input}
          class="figure"
          inputMode="decimal"
          autoComplete="off"
          enterKeyHint="done"
          placeholder={currency.scale === 0 ? "0" : `0${say().pay.decimalMark}${"0".repeat(currency.scale)}`}
          size={Math.max(4, value.length + 1)}
          value={value}
          readOnly={fixed}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? "amount-wrong" : undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        <span class="unit" aria-hidden="true">
          {currency.symbol}
        </span>
      </label>
      {isWrong && (
        <p id="amount-wrong" class="wrong" role="alert">
          {words.malformed}
        </p>
      )}
    </div>
  );
}
