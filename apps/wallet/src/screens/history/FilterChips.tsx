import { useState } from "preact/hooks";

import { Icon } from "@mereau/ui/icons.tsx";
import { type Filter, isFiltered } from "#screens/history/filter.ts";
import { FilterSheet } from "#screens/history/FilterSheet.tsx";
import { nameOf, shortNumberOf } from "#session/names.ts";
import type { HomeAccount } from "#session/home.ts";
import { say } from "#texts/say.ts";
import { plainDayOf } from "#words/plainDay.ts";

type Props = { account: HomeAccount; filter: Filter; onChange: (next: Partial<Filter>) => void };

/** The filters in use, each taken away with a tap, and the way to set others. */
export function FilterChips({ account, filter, onChange }: Props) {
  const words = say().history;
  const [choosing, setChoosing] = useState(false);
  const toggle = (direction: "in" | "out") =>
    onChange({ direction: filter.direction === direction ? null : direction });
  const { direction: _, q: __, ...rest } = filter;
  const hasRest = isFiltered({ ...rest, direction: null, q: "" });
  return (
    <div class="filters" role="group" aria-label={words.filters}>
      {(["in", "out"] as const).map((direction) => (
        <button
          key={direction}
          type="button"
          class="chip"
          aria-pressed={filter.direction === direction}
          onClick={() => toggle(direction)}
        >
          {words[direction]}
        </button>
      ))}
      <button type="button" class="chip" aria-haspopup="dialog" onClick={() => setChoosing(true)}>
        {hasRest ? words.change : words.filter}
        <Icon name="down" size={16} />
      </button>
      {told(filter).map(({ text, without }) => (
        <button
          key={text}
          type="button"
          class="chip"
          aria-label={words.without(text)}
          aria-pressed="true"
          onClick={() => onChange(without)}
        >
          {text}
          <Icon name="cross" size={14} />
        </button>
      ))}
      {choosing && (
        <FilterSheet
          account={account}
          filter={filter}
          onChange={onChange}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  );
}

/** Each filter of the sheet in words, and what takes it away. */
function told({ counterparty, category, min, max, from, to }: Filter) {
  const words = say().history;
  const all: { text: string; without: Partial<Filter> }[] = [];
  if (counterparty !== null) {
    const name = nameOf(counterparty) ?? words.number(shortNumberOf(counterparty));
    all.push({ text: words.with(name), without: { counterparty: null } });
  }
  if (category !== null) all.push({ text: category, without: { category: null } });
  if (from || to)
    all.push({
      text: words.between(from && plainDayOf(from), to && plainDayOf(to)),
      without: { from: "", to: "" },
    });
  if (min || max) all.push({ text: words.amounts(min, max), without: { min: "", max: "" } });
  return all;
}
