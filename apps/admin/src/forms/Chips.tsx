type Props<Value extends string> = {
  /** What is chosen, for whoever hears it, where no words beside it say so. */
  label?: string;
  choices: readonly (readonly [value: Value, name: string])[];
  chosen: Value;
  onChoose: (value: Value) => void;
};

/** One of a few, all of them in sight. */
export const Chips = <Value extends string>({ label, choices, chosen, onChoose }: Props<Value>) => (
  <p class="chips" role={label === undefined ? undefined : "group"} aria-label={label}>
    {choices.map(([value, name]) => (
      <button
        key={value}
        type="button"
        class="chip"
        aria-pressed={value === chosen}
        onClick={() => onChoose(value)}
      >
        {name}
      </button>
    ))}
  </p>
);
