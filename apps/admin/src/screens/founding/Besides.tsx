import { besidesFor, besidesTold, type BesideKind } from "@mereau/shared/presets/beside.ts";
import { presets } from "@mereau/shared/presets/presets.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { type Beside, draft, write } from "#screens/founding/draft.ts";
import { say } from "#screens/founding/texts.ts";
import { language } from "#texts/language.ts";

const naming = { code: "UNIT", name: "Unit", symbol: "u" };

function toggle(beside: BesideKind, isWanted: boolean): void {
  const { besides, language: written } = draft.value;
  const { name, symbol } = besidesTold[beside];
  const others = besides.filter((each) => each.kind !== beside);
  write({ besides: isWanted ? [...others, { kind: beside, name: name[written], symbol }] : others });
}

const change = (beside: BesideKind, part: Partial<Beside>): void =>
  write({
    besides: draft.value.besides.map((each) => (each.kind === beside ? { ...each, ...part } : each)),
  });

/** Further currencies, side by side on the same members: each is ticked, and called as one likes. */
export function Besides() {
  const words = say();
  const { kind, besides, language: written } = draft.value;
  return (
    <fieldset class="kinds">
      <legend>{words.besides}</legend>
      <p class="soft">{words.besidesLead}</p>
      {besidesFor(presets[kind](naming, written)).map((beside) => {
        const chosen = besides.find((each) => each.kind === beside);
        return (
          <div key={beside} class="beside-one">
            <label class="choice">
              <input
                type="checkbox"
                checked={chosen !== undefined}
                onChange={({ currentTarget }) => toggle(beside, currentTarget.checked)}
              />
              <span>{besidesTold[beside].title[language.value]}</span>
            </label>
            {chosen && (
              <div class="pair">
                <Field label={words.itsName}>
                  <input
                    value={chosen.name}
                    maxLength={60}
                    required
                    onInput={({ currentTarget }) => change(beside, { name: currentTarget.value })}
                  />
                </Field>
                <Field label={words.itsSymbol}>
                  <input
                    value={chosen.symbol}
                    maxLength={8}
                    onInput={({ currentTarget }) => change(beside, { symbol: currentTarget.value })}
                  />
                </Field>
              </div>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
