import { useEffect, useRef, useState } from "preact/hooks";

import { parseAmount } from "@mereau/shared/money/decimal.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { now } from "@mereau/ui/clock.ts";
import type { Filter } from "#screens/history/filter.ts";
import { periods } from "#screens/history/periods.ts";
import { useCategories, usePayees } from "#screens/people/used.ts";
import type { HomeAccount } from "#session/home.ts";
import { nameOf, shortNumberOf } from "#session/names.ts";
import { say } from "#texts/say.ts";
import { currencyOf } from "#words/amounts.ts";

type Props = {
  account: HomeAccount;
  filter: Filter;
  onChange: (next: Partial<Filter>) => void;
  onClose: () => void;
};

/** When, with whom, what for and how much: what is looked for beside a text. */
export function FilterSheet({ account, filter, onChange, onClose }: Props) {
  const words = say().history;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const [draft, setDraft] = useState(filter);
  const set = (next: Partial<Filter>) => setDraft((before) => ({ ...before, ...next }));
  const { scale, symbol } = currencyOf(account.currency);
  const isWrong = (typed: string) => typed.trim() !== "" && !parseAmount(typed, scale).ok;
  const categories = useCategories(account.id);
  const payees = usePayees(account.id).map((one): [string, string] => [one.account, one.name ?? ""]);
  const isUnknown = draft.counterparty !== null && !payees.some(([id]) => id === draft.counterparty);
  const people: [string, string][] = isUnknown
    ? [[draft.counterparty ?? "", nameOf(draft.counterparty ?? "") ?? ""], ...payees]
    : payees;
  return (
    <dialog ref={dialog} class="sheet" aria-labelledby="filter-title" onClose={onClose}>
      <form
        method="dialog"
        class="page-form"
        onSubmit={(event) => {
          const isBad = isWrong(draft.min) || isWrong(draft.max);
          // A text that was typed just before the sheet opened is not the sheet’s
          const { q: _, direction: __, ...chosen } = draft;
          if (isBad) event.preventDefault();
          else onChange(chosen);
        }}
      >
        <h2 id="filter-title">{words.filterTitle}</h2>
        <fieldset>
          <legend>{words.when}</legend>
          <div class="filters">
            {periods(now()).map(({ name, from, to }) => (
              <button
                key={name}
                type="button"
                class="chip"
                aria-pressed={draft.from === from && draft.to === to}
                onClick={() => set({ from, to })}
              >
                {words.periods[name]}
              </button>
            ))}
          </div>
          <div class="pair">
            <Field label={words.from}>
              <input type="date" value={draft.from} onInput={(e) => set({ from: e.currentTarget.value })} />
            </Field>
            <Field label={words.to}>
              <input type="date" value={draft.to} onInput={(e) => set({ to: e.currentTarget.value })} />
            </Field>
          </div>
        </fieldset>
        {people.length > 0 && (
          <Field label={words.who}>
            <select
              value={draft.counterparty ?? ""}
              onChange={(e) => set({ counterparty: e.currentTarget.value || null })}
            >
              <option value="">{words.anybody}</option>
              {people.map(([id, name]) => (
                <option key={id} value={id}>
                  {name || words.number(shortNumberOf(id))}
                </option>
              ))}
            </select>
          </Field>
        )}
        {(categories.length > 0 || draft.category !== null) && (
          <Field label={words.category}>
            <select
              value={draft.category ?? ""}
              onChange={(e) => set({ category: e.currentTarget.value || null })}
            >
              <option value="">{words.anyCategory}</option>
              {[...new Set([...categories, ...(draft.category ? [draft.category] : [])])].map((category) => (
                <option key={category}>{category}</option>
              ))}
            </select>
          </Field>
        )}
        <div class="pair">
          {(["min", "max"] as const).map((name) => (
            <Field
              key={name}
              label={words[name](symbol)}
              wrong={isWrong(draft[name]) ? say().pay.malformed : null}
            >
              <input
                inputMode="decimal"
                autoComplete="off"
                value={draft[name]}
                onInput={(e) => set({ [name]: e.currentTarget.value })}
              />
            </Field>
          ))}
        </div>
        <button class="deed">{words.apply}</button>
        <button type="button" class="other" onClick={() => dialog.current?.close()}>
          {say().common.cancel}
        </button>
      </form>
    </dialog>
  );
}
