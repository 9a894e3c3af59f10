import { Field } from "@mereau/ui/Field.tsx";
import { say } from "#screens/cards/texts.ts";

/** A code that nobody reads, typed twice. */
export type Pin = { once: string; again: string };

export const emptyPin: Pin = { once: "", again: "" };

export const isTwice = ({ once, again }: Pin): boolean => once !== "" && once === again;

type Props = { pin: Pin; wrong: string | undefined; onChange: (pin: Pin) => void };

/** Where the member of a card types its code. */
export function PinFields({ pin, wrong, onChange }: Props) {
  const words = say();
  const differs = pin.again.length >= pin.once.length && pin.again !== "" && pin.again !== pin.once;
  const field = { type: "password", inputMode: "numeric", autoComplete: "off", maxLength: 8 } as const;
  return (
    <div class="pair">
      <Field label={words.pin} hint={words.pinHint} wrong={wrong}>
        <input
          {...field}
          value={pin.once}
          onInput={({ currentTarget: { value } }) => onChange({ ...pin, once: value })}
        />
      </Field>
      <Field label={words.pinAgain} wrong={differs ? words.pinDiffers : undefined}>
        <input
          {...field}
          value={pin.again}
          onInput={({ currentTarget: { value } }) => onChange({ ...pin, again: value })}
        />
      </Field>
    </div>
  );
}
