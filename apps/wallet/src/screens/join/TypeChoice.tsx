import { useId } from "preact/hooks";

import { community } from "#shell.ts";
import { say } from "#texts/say.ts";

type Props = { type: string; wrong: string | null; onChoose: (type: string) => void };

/** As what somebody joins, where there is a choice. */
export function TypeChoice({ type, wrong, onChoose }: Props) {
  const words = say().joining;
  const id = useId();
  const { types } = community.joining;
  if (types.length === 0) return <p class="notice warn">{words.noTypes}</p>;
  return (
    <fieldset class="types" aria-describedby={wrong ? id : undefined}>
      <legend>{words.type}</legend>
      {types.map(({ code, name }) => (
        <label key={code} class="choice">
          <input
            type="radio"
            name="type"
            checked={code === type}
            aria-invalid={wrong !== null}
            onChange={() => onChoose(code)}
          />
          <span>{name}</span>
        </label>
      ))}
      {wrong && (
        <span class="wrong" id={id} role="alert">
          {wrong}
        </span>
      )}
    </fieldset>
  );
}
