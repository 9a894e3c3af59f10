import { useState } from "preact/hooks";

import type { Trouble } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import type { Draft } from "#screens/tariff/draft.ts";
import { say } from "#screens/tariff/texts.ts";
import { currencyOf, paidWith } from "#words/amounts.ts";

type Props = {
  first: Draft;
  categories: readonly string[];
  deed: string;
  busy: boolean;
  trouble: Trouble | null;
  onSave: (draft: Draft) => void;
};

/** Currencies in which something can be sold. */
/** What a product is and costs. */
export function ProductForm({ first, categories, deed, busy, trouble, onSave }: Props) {
  const words = say();
  const [draft, setDraft] = useState(first);
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const told = toldByField(trouble, ["name", "category", "price", "pass"]);
  const text = (name: Exclude<keyof Draft, "isPass">) => ({
    value: draft[name],
    autoComplete: "off",
    onInput: (event: { currentTarget: HTMLInputElement }) => set({ [name]: event.currentTarget.value }),
  });
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSave(draft);
      }}
    >
      <Field label={words.nameFr} hint={words.nameHint} wrong={told.fields["name"]}>
        <input {...text("nameFr")} maxLength={80} />
      </Field>
      <Field label={words.nameEn}>
        <input {...text("nameEn")} maxLength={80} />
      </Field>
      <Field label={words.category} hint={words.categoryHint} wrong={told.fields["category"]}>
        <input {...text("category")} maxLength={60} list="categories" />
      </Field>
      <datalist id="categories">
        {categories.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      {paidWith.length > 1 && (
        <Field label={words.currency}>
          <select
            value={draft.currency}
            onChange={({ currentTarget: { value } }) => set({ currency: value })}
          >
            {paidWith.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </Field>
      )}
      <div class="pair">
        <Field label={words.amount(currencyOf(draft.currency).symbol)} wrong={told.fields["price"]}>
          <input {...text("amount")} inputMode="decimal" />
        </Field>
        <Field label={words.euros} hint={words.eurosHint}>
          <input {...text("euros")} inputMode="decimal" />
        </Field>
      </div>
      {draft.euros.trim() !== "" && (
        <Field label={words.share} hint={words.shareHint}>
          <input {...text("share")} inputMode="numeric" />
        </Field>
      )}
      <fieldset>
        <legend>{words.kind}</legend>
        {(["plain", "pass"] as const).map((kind) => (
          <label key={kind} class="choice">
            <input
              type="radio"
              name="kind"
              checked={draft.isPass === (kind === "pass")}
              onChange={() => set({ isPass: kind === "pass" })}
            />
            <span>{words.kinds[kind]}</span>
          </label>
        ))}
      </fieldset>
      {draft.isPass && (
        <div class="pair">
          <Field label={words.uses} hint={words.usesHint} wrong={told.fields["pass"]}>
            <input {...text("uses")} inputMode="numeric" />
          </Field>
          <Field label={words.days} hint={words.daysHint}>
            <input {...text("days")} inputMode="numeric" />
          </Field>
        </div>
      )}
      {told.rest && <TroubleNotice trouble={told.rest} />}
      <div class="deeds">
        <button class="deed" aria-disabled={busy}>
          {deed}
        </button>
      </div>
    </form>
  );
}
