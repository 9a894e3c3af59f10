import type { TargetedSubmitEvent } from "preact";
import { useEffect } from "preact/hooks";

import { brandTokens, contrastOf } from "@mereau/shared/looks/contrast.ts";
import { displayAmount } from "@mereau/shared/money/display.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { CommunityToken } from "@mereau/ui/Token.tsx";
import { draft, write } from "#screens/founding/draft.ts";
import { moneyOf } from "#screens/founding/request.ts";
import { say } from "#screens/founding/texts.ts";
import { language } from "#texts/language.ts";
import { decimalOf } from "#words/decimal.ts";

/** The third question: a colour, seen at once as members will see it. */
export function Looks({ onBack, onDone }: { onBack: () => void; onDone: () => void }) {
  const words = say();
  const { name, colour, description } = draft.value;
  const { light } = brandTokens(colour);
  const ratio = contrastOf(light.brand, light.onBrand).toFixed(1);
  useEffect(() => {
    const { style } = document.documentElement;
    const theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const { brand, onBrand, brandSoft, brandText } = brandTokens(colour)[theme];
    style.setProperty("--brand", brand);
    style.setProperty("--on-brand", onBrand);
    style.setProperty("--brand-soft", brandSoft);
    style.setProperty("--brand-text", brandText);
  }, [colour]);
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onDone();
  };
  return (
    <form class="beside" onSubmit={submit}>
      <div class="form">
        <h1 tabIndex={-1}>{words.looks}</h1>
        <Field label={words.colour}>
          <input
            type="color"
            value={colour}
            onInput={({ currentTarget }) => write({ colour: currentTarget.value })}
          />
        </Field>
        <p class="soft" role="status">
          {words.contrast(decimalOf(ratio))}
          {light.brand !== colour && ` ${words.moved}`}
        </p>
        <Field label={words.description}>
          <textarea
            value={description}
            maxLength={600}
            onInput={({ currentTarget }) => write({ description: currentTarget.value })}
          />
        </Field>
        <div class="deeds">
          <button class="deed">{words.found(name)}</button>
          <button type="button" class="other" onClick={onBack}>
            {words.back}
          </button>
        </div>
      </div>
      <Preview />
    </form>
  );
}

function Preview() {
  const { name } = draft.value;
  const currency = moneyOf(draft.value);
  const shown = (amount: number) =>
    currency ? displayAmount(amount * 10 ** currency.scale, currency, language.value) : "";
  return (
    <aside class="card example" aria-label={say().preview}>
      <h2>{say().preview}</h2>
      <p class="whose">
        <CommunityToken name={name} />
        <b>{name}</b>
      </p>
      <p class="large">{shown(248)}</p>
      <span class="deed" aria-hidden="true">
        {say().pay(shown(7))}
      </span>
    </aside>
  );
}
