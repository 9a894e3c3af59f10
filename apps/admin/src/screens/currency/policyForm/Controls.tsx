import { Field } from "@mereau/ui/Field.tsx";
import type { Control } from "#screens/currency/policyForm/control.ts";
import { type Draft, labelIn } from "#screens/currency/policyForm/draft.ts";
import { GroupControl } from "#screens/currency/policyForm/GroupControl.tsx";
import { itemsOf, type Path, textOf, valueAt } from "#screens/currency/policyForm/json.ts";
import { ListControl } from "#screens/currency/policyForm/ListControl.tsx";
import { PotControl } from "#screens/currency/policyForm/PotControl.tsx";
import { RateByType } from "#screens/currency/policyForm/RateByType.tsx";

type Props = { controls: readonly Control[]; path: Path; draft: Draft };

/** The settings below a path, each by its control. */
export const Controls = ({ controls, path, draft }: Props) => (
  <>
    {controls.map((control) => (
      <OneControl key={control.name} control={control} path={[...path, control.name]} draft={draft} />
    ))}
  </>
);

type OneProps = { control: Control; path: Path; draft: Draft };

function OneControl({ control, path, draft }: OneProps) {
  switch (control.is) {
    case "amount":
    case "euros":
    case "percent":
    case "words":
    case "count":
      return <Written control={control} path={path} draft={draft} />;
    case "choice":
      return <Choice control={control} path={path} draft={draft} />;
    case "flag":
      return (
        <label class="choice">
          <input
            type="checkbox"
            checked={valueAt(draft.value, path) === true}
            onChange={(event) => draft.set(path, event.currentTarget.checked)}
          />
          {labelIn(control.label)}
        </label>
      );
    case "types":
      return <Types control={control} path={path} draft={draft} />;
    case "rateByType":
      return <RateByType label={control.label} hint={control.hint} path={path} draft={draft} />;
    case "pot":
      return <PotControl control={control} path={path} draft={draft} />;
    case "group":
      return <GroupControl control={control} path={path} draft={draft} Controls={Controls} />;
    case "list":
      return <ListControl control={control} path={path} draft={draft} Controls={Controls} />;
  }
}

type WrittenControl = Extract<Control, { is: "amount" | "euros" | "percent" | "words" | "count" }>;

/** What is typed stays as it is typed; a whole number becomes one as soon as it is one. */
function Written({ control, path, draft }: { control: WrittenControl; path: Path; draft: Draft }) {
  const { is, label, none } = control;
  const unit = is === "count" && control.unit ? labelIn(control.unit) : null;
  const hints = [control.hint ? labelIn(control.hint) : null, unit, none ? labelIn(none) : null];
  const write = (typed: string) => {
    if (typed.trim() === "") return draft.set(path, none ? null : undefined);
    const isWhole = is === "count" && /^\d{1,12}$/.test(typed.trim());
    draft.set(path, isWhole ? Number(typed) : typed);
  };
  return (
    <Field
      label={is === "amount" ? `${labelIn(label)} (${draft.symbol})` : labelIn(label)}
      hint={hints.filter((hint) => hint !== null).join(" ") || undefined}
      wrong={draft.wrong(path)}
    >
      <input
        type="text"
        inputMode={is === "words" ? "text" : is === "count" ? "numeric" : "decimal"}
        autoComplete="off"
        value={textOf(valueAt(draft.value, path))}
        onInput={(event) => write(event.currentTarget.value)}
      />
    </Field>
  );
}

type ChoiceControl = Extract<Control, { is: "choice" }>;

const Choice = ({ control, path, draft }: { control: ChoiceControl; path: Path; draft: Draft }) => (
  <Field label={labelIn(control.label)} wrong={draft.wrong(path)}>
    <select
      value={textOf(valueAt(draft.value, path))}
      onChange={(event) => draft.set(path, event.currentTarget.value)}
    >
      {control.among.map(({ value, label }) => (
        <option key={value} value={value}>
          {labelIn(label)}
        </option>
      ))}
    </select>
  </Field>
);

type TypesControl = Extract<Control, { is: "types" }>;

function Types({ control, path, draft }: { control: TypesControl; path: Path; draft: Draft }) {
  const chosen = itemsOf(valueAt(draft.value, path)).map(textOf);
  const toggle = (code: string, isOn: boolean) =>
    draft.set(path, isOn ? [...chosen, code] : chosen.filter((each) => each !== code));
  const wrong = draft.wrong(path);
  return (
    <fieldset class="field">
      <legend>{labelIn(control.label)}</legend>
      {control.hint && <span class="hint">{labelIn(control.hint)}</span>}
      <div class="beside">
        {draft.types.map(({ code, name }) => (
          <label key={code} class="choice">
            <input
              type="checkbox"
              checked={chosen.includes(code)}
              onChange={(event) => toggle(code, event.currentTarget.checked)}
            />
            {name}
          </label>
        ))}
      </div>
      {wrong && (
        <span class="wrong" role="alert">
          {wrong}
        </span>
      )}
    </fieldset>
  );
}
