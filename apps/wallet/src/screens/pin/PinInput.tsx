import { useEffect, useRef } from "preact/hooks";

import { PIN_LENGTH } from "#keys/vault.ts";
import "#screens/pin/pin.css";

type Props = {
  label: string;
  value: string;
  wrong?: boolean;
  readOnly?: boolean;
  autoFocus?: boolean;
  onInput: (digits: string) => void;
};

/** Six digits, as dots. A plain field: the phone's own digits, a keyboard and screen readers all work. */
export function PinInput({
  label,
  value,
  wrong = false,
  readOnly = false,
  autoFocus = true,
  onInput,
}: Props) {
  const input = useRef<HTMLInputElement>(null);
  // A browser heeds `autofocus` when it loads a page; this field comes later, and where another one was
  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, []);
  return (
    <input
      ref={input}
      class="pin-input"
      type="password"
      inputMode="numeric"
      autoComplete="off"
      pattern="[0-9]*"
      maxLength={PIN_LENGTH}
      aria-label={label}
      aria-invalid={wrong}
      placeholder="••••••"
      value={value}
      readOnly={readOnly}
      onInput={(event) => {
        const digits = event.currentTarget.value.replaceAll(/\D/g, "").slice(0, PIN_LENGTH);
        event.currentTarget.value = digits;
        onInput(digits);
      }}
    />
  );
}
