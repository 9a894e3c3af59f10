import { useState } from "preact/hooks";

import { Field } from "@mereau/ui/Field.tsx";
import { plain } from "@mereau/ui/words/plain.ts";
import type { Control } from "#screens/currency/policyForm/control.ts";
import { type Draft, labelIn } from "#screens/currency/policyForm/draft.ts";
import { type Path, textOf, valueAt } from "#screens/currency/policyForm/json.ts";
import { say } from "#screens/currency/texts.ts";

type Pot = Extract<Control, { is: "pot" }>;

/** What is chosen to name a pot that is not there yet; no pot is called so. */
const NEW = "new";

/** The id of a pot that is called so, which has letters and digits alone: `MIEL:pot-vieassociative`. */
const idOf = (code: string, name: string): string =>
  `${code}:pot-${plain(name)
    .replaceAll(/[^a-z0-9]/g, "")
    .slice(0, 30)}`;

/** One of the community’s pots, or a new one by its name. */
export function PotControl({ control, path, draft }: { control: Pot; path: Path; draft: Draft }) {
  const [isNaming, setNaming] = useState(false);
  const words = say();
  const { or = [], none } = control;
  const choose = (chosen: string) => {
    setNaming(chosen === NEW);
    if (chosen !== NEW) draft.set(path, chosen === "" && none ? null : chosen);
  };
  const name = (typed: string) => {
    const called = typed.trim();
    if (called === "") return;
    const id = idOf(draft.code, called);
    draft.addPot({ id, name: called });
    draft.set(path, id);
    setNaming(false);
  };
  return (
    <>
      <Field label={labelIn(control.label)} wrong={draft.wrong(path)}>
        <select
          value={isNaming ? NEW : textOf(valueAt(draft.value, path))}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value="">{none ? labelIn(none) : words.choosePot}</option>
          {or.map((each) => (
            <option key={each.value} value={each.value}>
              {labelIn(each.label)}
            </option>
          ))}
          {draft.pots.map((pot) => (
            <option key={pot.id} value={pot.id}>
              {pot.name ?? pot.id}
            </option>
          ))}
          <option value={NEW}>{words.newPot}</option>
        </select>
      </Field>
      {isNaming && (
        <Field label={words.newPotName} hint={words.newPotHint}>
          <input type="text" maxLength={80} autofocus onChange={(event) => name(event.currentTarget.value)} />
        </Field>
      )}
    </>
  );
}
