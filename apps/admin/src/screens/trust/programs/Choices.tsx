type Props<Value extends string> = {
  legend: string;
  choices: readonly (readonly [value: Value, name: string])[];
  chosen: readonly Value[];
  wrong: string | undefined;
  onChoose: (chosen: readonly Value[]) => void;
};

/** Several of a few, all of them in sight. */
export const Choices = <Value extends string>({ legend, choices, chosen, wrong, onChoose }: Props<Value>) => (
  <fieldset class="choices">
    <legend>{legend}</legend>
    {choices.map(([value, name]) => (
      <label key={value} class="choice">
        <input
          type="checkbox"
          checked={chosen.includes(value)}
          onChange={({ currentTarget: { checked } }) =>
            onChoose(checked ? [...chosen, value] : chosen.filter((one) => one !== value))
          }
        />{" "}
        {name}
      </label>
    ))}
    {wrong && (
      <p role="alert" class="wrong">
        {wrong}
      </p>
    )}
  </fieldset>
);
