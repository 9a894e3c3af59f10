import type { Texts } from "@mereau/shared/policies/policy.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { type Draft, labelIn } from "#screens/currency/policyForm/draft.ts";
import { type Path, textOf, valueAt } from "#screens/currency/policyForm/json.ts";

type Props = { label: Texts; hint: Texts | undefined; path: Path; draft: Draft };

/** A percentage of its own for each member type that shall have one. */
export const RateByType = ({ label, hint, path, draft }: Props) => (
  <fieldset class="group">
    <legend>{labelIn(label)}</legend>
    {hint && <small>{labelIn(hint)}</small>}
    <div class="pair">
      {draft.types.map(({ code, name }) => (
        <Field key={code} label={name} wrong={draft.wrong([...path, code])}>
          <input
            type="text"
            inputMode="decimal"
            autoComplete="off"
            value={textOf(valueAt(draft.value, [...path, code]))}
            onInput={({ currentTarget }) =>
              draft.set([...path, code], currentTarget.value.trim() === "" ? undefined : currentTarget.value)
            }
          />
        </Field>
      ))}
    </div>
  </fieldset>
);
