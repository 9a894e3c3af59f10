import { useEffect, useRef } from "preact/hooks";

import { parseAmount } from "@mereau/shared/money/decimal.ts";
import { say } from "#texts/say.ts";
import type { Currency } from "#words/amounts.ts";

type Props = {
  currency: Currency;
  value: string;
  fixed: boolean;
  /** Why it cannot be this much, where it can be read. */
  wrong?: string | null;
  onInput: (typed: string) => void;
};

/** The amount, the one large thing of the screen. Comma and point both work. */
export function AmountInput({ currency, value, fixed, wrong = null, onInput }: Props) {
  const words = say().pay;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (value === "") input.current?.focus({ preventScroll: true });
  }, []);
  const read = parseAmount(value, currency.scale);
  const told = value.trim() !== "" && !read.ok ? words.malformed : wrong;
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
          aria-invalid={told !== null}
          aria-describedby={told !== null ? "amount-wrong" : undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        <span class="unit" aria-hidden="true">
          {currency.symbol}
        </span>
      </label>
      {told !== null && (
        <p id="amount-wrong" class="wrong" role="alert">
          {told}
        </p>
      )}
    </div>
  );
}
