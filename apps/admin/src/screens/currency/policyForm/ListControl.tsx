import type { ComponentType } from "preact";

import type { Control } from "#screens/currency/policyForm/control.ts";
import { type Draft, labelIn } from "#screens/currency/policyForm/draft.ts";
import { itemsOf, type Path, valueAt } from "#screens/currency/policyForm/json.ts";
import { say } from "#screens/currency/texts.ts";

type List = Extract<Control, { is: "list" }>;
type Inner = ComponentType<{ controls: readonly Control[]; path: Path; draft: Draft }>;
type Props = { control: List; path: Path; draft: Draft; Controls: Inner };

/** Several of a kind, each with its settings. */
export function ListControl({ control, path, draft, Controls }: Props) {
  const { label, hint, add, max, fresh, controls } = control;
  const items = itemsOf(valueAt(draft.value, path));
  const wrong = draft.wrong(path);
  return (
    <fieldset class="group">
      <legend>{labelIn(label)}</legend>
      {hint && <small>{labelIn(hint)}</small>}
      {items.map((_, index) => (
        <fieldset class="item" key={index}>
          <legend class="for-readers">
            {labelIn(label)} {index + 1}
          </legend>
          <div class="pair">
            <Controls controls={controls} path={[...path, index]} draft={draft} />
          </div>
          <button type="button" class="slight grave" onClick={() => draft.set([...path, index], undefined)}>
            {say().remove}
            <span class="for-readers">
              {labelIn(label)} {index + 1}
            </span>
          </button>
        </fieldset>
      ))}
      {wrong && (
        <p class="wrong" role="alert">
          {wrong}
        </p>
      )}
      {items.length < max && (
        <div>
          <button type="button" class="other small" onClick={() => draft.set(path, [...items, fresh])}>
            {labelIn(add)}
          </button>
        </div>
      )}
    </fieldset>
  );
}
