import { useState } from "preact/hooks";

import { ask, type Trouble } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { say } from "#screens/tasks/texts.ts";
import { here } from "#shell.ts";
import { say as common } from "#texts/common.ts";
import { currencyOf, inWords, paidWith } from "#words/amounts.ts";

export type Task = components["schemas"]["Task"];

/** A task as it is typed; an empty pot: paid with new money. */
export type Draft = {
  nameFr: string;
  nameEn: string;
  description: string;
  category: string;
  currency: string;
  amount: string;
  pot: string;
};

const draftOf = (task: Task | null): Draft => ({
  nameFr: task?.name.fr ?? "",
  nameEn: task?.name.en ?? "",
  description: task?.description ?? "",
  category: task?.category ?? "",
  currency: task?.reward.currency ?? paidWith[0]?.code ?? "",
  amount: task?.reward.amount ?? "",
  pot: task?.reward.pot ?? "",
});

const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

/** What of it the API is told; who may validate it and its place stay as they are said apart. */
export const changeOf = (draft: Draft) => ({
  name: { fr: draft.nameFr.trim(), en: orNull(draft.nameEn) },
  description: orNull(draft.description),
  category: orNull(draft.category),
  reward: {
    currency: draft.currency,
    amount: draft.amount.trim(),
    ...(draft.pot !== "" && { pot: draft.pot }),
  },
});

type Props = {
  task: Task | null;
  busy: boolean;
  trouble: Trouble | null;
  onSave: (draft: Draft) => void;
};

/** What is done, what it earns, and what pays it. */
export function TaskForm({ task, busy, trouble, onSave }: Props) {
  const words = say();
  const [draft, setDraft] = useState(() => draftOf(task));
  const pots = useAnswer(() => ask(api.GET("/v1/{community}/pots", { params: { path: here } })));
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const told = toldByField(trouble, ["name", "description", "category", "reward"]);
  const text = (name: keyof Draft) => ({
    value: draft[name],
    autoComplete: "off",
    onInput: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      set({ [name]: event.currentTarget.value }),
  });
  return (
    <form
      class="card form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSave(draft);
      }}
    >
      <Field label={words.nameFr} wrong={told.fields["name"]}>
        <input {...text("nameFr")} maxLength={80} />
      </Field>
      <Field label={words.nameEn}>
        <input {...text("nameEn")} maxLength={80} />
      </Field>
      <Field label={words.description} wrong={told.fields["description"]}>
        <textarea {...text("description")} rows={3} maxLength={1000} />
      </Field>
      <Field label={words.category} wrong={told.fields["category"]}>
        <input {...text("category")} maxLength={60} />
      </Field>
      {paidWith.length > 1 && (
        <Field label={words.currency}>
          <select
            value={draft.currency}
            onChange={({ currentTarget: { value } }) => set({ currency: value, pot: "" })}
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
        <Field label={words.amount(currencyOf(draft.currency).symbol)} wrong={told.fields["reward"]}>
          <input {...text("amount")} inputMode="decimal" />
        </Field>
        <Field label={words.paidFrom}>
          <select value={draft.pot} onChange={({ currentTarget: { value } }) => set({ pot: value })}>
            <option value="">
              {currencyOf(draft.currency).kind === "prepaid" ? words.newMoney : words.choosePot}
            </option>
            {(pots.value?.items ?? [])
              .filter(({ currency }) => currency === draft.currency)
              .map(({ id, name, balance, currency }) => (
                <option key={id} value={id} selected={id === draft.pot}>
                  {words.fromPot(name ?? id, inWords(balance, currency))}
                </option>
              ))}
          </select>
        </Field>
      </div>
      {told.rest && <TroubleNotice trouble={told.rest} />}
      <div class="deeds">
        <button class="deed" aria-disabled={busy}>
          {task ? common().save : words.create}
        </button>
      </div>
    </form>
  );
}
