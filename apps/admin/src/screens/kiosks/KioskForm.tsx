import { useState } from "preact/hooks";

import type { Trouble } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import type { Kiosk } from "#screens/kiosks/Kiosks.tsx";
import { say } from "#screens/kiosks/texts.ts";
import { say as common } from "#texts/common.ts";
import { currencyOf, paidWith } from "#words/amounts.ts";

/** A kiosk as it is typed. */
export type Draft = {
  name: string;
  currency: string;
  isFree: boolean;
  perPurchase: string;
  perDay: string;
  lockAfter: string;
  leavingCode: string;
};

const draftOf = (kiosk: Kiosk | null): Draft => ({
  name: kiosk?.name ?? "",
  currency: kiosk?.currency ?? paidWith[0]?.code ?? "",
  isFree: Boolean(kiosk?.withoutPin),
  perPurchase: kiosk?.withoutPin?.perPurchase ?? "",
  perDay: kiosk?.withoutPin?.perDay ?? "",
  lockAfter: String(kiosk?.lockAfter ?? 60),
  leavingCode: "",
});

/** What of it the API is told, new or changed. */
export const settingsOf = ({ name, isFree, perPurchase, perDay, lockAfter }: Draft) => ({
  name: name.trim(),
  withoutPin: isFree ? { perPurchase: perPurchase.trim(), perDay: perDay.trim() } : null,
  lockAfter: Number(lockAfter),
});

type Props = {
  /** Null: a new one. */
  kiosk: Kiosk | null;
  busy: boolean;
  trouble: Trouble | null;
  onSave: (draft: Draft) => void;
};

/** What a kiosk is called, sells in, and asks for. */
export function KioskForm({ kiosk, busy, trouble, onSave }: Props) {
  const words = say();
  const [draft, setDraft] = useState(() => draftOf(kiosk));
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const told = toldByField(trouble, ["name", "lockAfter", "leavingCode", "withoutPin"]);
  const text = (name: Exclude<keyof Draft, "isFree">) => ({
    value: draft[name],
    autoComplete: "off",
    onInput: (event: { currentTarget: HTMLInputElement }) => set({ [name]: event.currentTarget.value }),
  });
  const { symbol } = currencyOf(draft.currency);
  return (
    <form
      class="card form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSave(draft);
      }}
    >
      <Field label={words.name} hint={words.nameHint} wrong={told.fields["name"]}>
        <input {...text("name")} maxLength={60} />
      </Field>
      {kiosk === null && paidWith.length > 1 && (
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
        <Field
          label={kiosk ? words.newLeaving : words.leavingCode}
          hint={kiosk ? words.newLeavingHint : words.leavingHint}
          wrong={told.fields["leavingCode"]}
        >
          <input {...text("leavingCode")} inputMode="numeric" maxLength={8} />
        </Field>
        <Field label={words.lockAfter} hint={words.lockHint} wrong={told.fields["lockAfter"]}>
          <input {...text("lockAfter")} inputMode="numeric" />
        </Field>
      </div>
      <fieldset>
        <legend>{words.free}</legend>
        <label class="choice">
          <input
            type="checkbox"
            checked={draft.isFree}
            onChange={({ currentTarget: { checked } }) => set({ isFree: checked })}
          />
          <span>{words.freeLabel}</span>
        </label>
      </fieldset>
      {draft.isFree && (
        <div class="pair">
          <Field label={words.perPurchase(symbol)} wrong={told.fields["withoutPin"]}>
            <input {...text("perPurchase")} inputMode="decimal" />
          </Field>
          <Field label={words.perDay(symbol)}>
            <input {...text("perDay")} inputMode="decimal" />
          </Field>
        </div>
      )}
      {told.rest && <TroubleNotice trouble={told.rest} />}
      <div class="deeds">
        <button class="deed" aria-disabled={busy}>
          {kiosk ? common().save : words.create}
        </button>
      </div>
    </form>
  );
}
