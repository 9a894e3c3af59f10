import type { TargetedSubmitEvent } from "preact";

import { communityKinds } from "@mereau/shared/contracts/presets.ts";
import { presetsTold } from "@mereau/shared/presets/told.ts";
import type { Trouble as Told } from "@mereau/ui/asking/ask.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { Besides } from "#screens/founding/Besides.tsx";
import { draft, write } from "#screens/founding/draft.ts";
import { Example } from "#screens/founding/Example.tsx";
import { moneyOf } from "#screens/founding/request.ts";
import { askedOf, startOf } from "#screens/founding/settings.ts";
import { say } from "#screens/founding/texts.ts";
import { Trouble } from "#screens/founding/Trouble.tsx";
import { language } from "#texts/language.ts";

type Props = { trouble: Told | null; onBack: () => void; onDone: () => void };

/** The second question: the kind of community, and how its money goes. */
export function Kind({ trouble, onBack, onDone }: Props) {
  const words = say();
  const { kind, money, symbol, settings } = draft.value;
  const isReadable = moneyOf(draft.value) !== null;
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isReadable) onDone();
  };
  return (
    <form class="beside" onSubmit={submit}>
      <div class="form">
        <h1 tabIndex={-1}>{words.kind}</h1>
        {trouble && <Trouble trouble={trouble} />}
        <fieldset class="kinds">
          <legend class="unseen">{words.kind}</legend>
          {communityKinds.map((each) => (
            <label key={each} class="choice card">
              <input
                type="radio"
                name="kind"
                checked={kind === each}
                onChange={() => write({ kind: each, settings: startOf(each) })}
              />
              <span>
                <b>{presetsTold[each].name[language.value]}</b>
                <small>{presetsTold[each].description[language.value]}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <div class="pair">
          <Field label={words.money} hint={words.moneyHint}>
            <input
              value={money}
              maxLength={60}
              required
              onInput={({ currentTarget }) => write({ money: currentTarget.value })}
            />
          </Field>
          <Field label={words.symbol} hint={words.symbolHint}>
            <input
              value={symbol}
              maxLength={8}
              onInput={({ currentTarget }) => write({ symbol: currentTarget.value })}
            />
          </Field>
        </div>
        {askedOf(kind).map((setting) => (
          <Field key={setting} {...words.settings[setting]}>
            <input
              inputMode="decimal"
              value={settings[setting]}
              onInput={({ currentTarget }) =>
                write({ settings: { ...settings, [setting]: currentTarget.value } })
              }
            />
          </Field>
        ))}
        <Besides />
        <div class="deeds">
          <button class="deed" aria-disabled={!isReadable}>
            {words.next}
          </button>
          <button type="button" class="other" onClick={onBack}>
            {words.back}
          </button>
        </div>
      </div>
      <Example />
    </form>
  );
}
