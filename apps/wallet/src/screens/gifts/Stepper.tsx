import { say } from "#texts/say.ts";

type Props = {
  label: string;
  /** Whole; a half-typed number is 0. */
  value: number;
  step: number;
  /** Null: as much as one likes. */
  max: number | null;
  symbol: string;
  onChange: (value: number) => void;
};

/** A whole number, by taps or typed. */
export function Stepper({ label, value, step, max, symbol, onChange }: Props) {
  const words = say().gifts;
  const put = (to: number) => onChange(Math.max(0, Math.min(to, max ?? to)));
  return (
    <div class="stepper">
      <label>
        <span class="for-readers">{label}</span>
        <input
          class="figure"
          inputMode="numeric"
          autoComplete="off"
          size={Math.max(2, String(value).length)}
          value={value}
          onInput={(event) => onChange(Number(event.currentTarget.value.replaceAll(/\D/g, "").slice(0, 7)))}
        />
        <span class="unit" aria-hidden="true">
          {symbol}
        </span>
      </label>
      <span class="steps">
        <button type="button" class="other" aria-label={words.less} onClick={() => put(value - step)}>
          −
        </button>
        <button type="button" class="other" aria-label={words.more} onClick={() => put(value + step)}>
          +
        </button>
      </span>
    </div>
  );
}
