import type { ComponentType } from "preact";

import type { Control } from "#screens/currency/policyForm/control.ts";
import { type Draft, labelIn } from "#screens/currency/policyForm/draft.ts";
import { type Path, valueAt } from "#screens/currency/policyForm/json.ts";

type Group = Extract<Control, { is: "group" }>;
type Inner = ComponentType<{ controls: readonly Control[]; path: Path; draft: Draft }>;
type Props = { control: Group; path: Path; draft: Draft; Controls: Inner };

/** Settings that belong together; those that may be left out begin with a tick. */
export function GroupControl({ control, path, draft, Controls }: Props) {
  const { label, hint, fresh, controls } = control;
  const isThere = fresh === undefined || (valueAt(draft.value, path) ?? null) !== null;
  const wrong = draft.wrong(path);
  return (
    <fieldset class="group">
      {fresh === undefined ? (
        <legend>{labelIn(label)}</legend>
      ) : (
        <label class="choice">
          <input
            type="checkbox"
            checked={isThere}
            onChange={(event) => draft.set(path, event.currentTarget.checked ? fresh : null)}
          />
          <span>
            {labelIn(label)}
            {hint && <small>{labelIn(hint)}</small>}
          </span>
        </label>
      )}
      {wrong && (
        <p class="wrong" role="alert">
          {wrong}
        </p>
      )}
      {isThere && (
        <div class="pair">
          <Controls controls={controls} path={path} draft={draft} />
        </div>
      )}
    </fieldset>
  );
}
