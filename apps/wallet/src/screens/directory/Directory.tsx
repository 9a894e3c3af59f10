import { useLocation } from "preact-iso";
import { useEffect, useState } from "preact/hooks";

import { Icon } from "@mereau/ui/icons.tsx";
import { Screen } from "#frame/Screen.tsx";
import { useCategories } from "#screens/directory/categories.ts";
import { CategoryChips } from "#screens/directory/CategoryChips.tsx";
import { type Filter, has, noFilter, readFilter, writeFilter } from "#screens/directory/filter.ts";
import { Found } from "#screens/directory/Found.tsx";
import { OrderChips } from "#screens/directory/OrderChips.tsx";
import { nearTo } from "#screens/directory/position.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import "#screens/directory/directory.css";

const REST_MS = 300;

/** Where to spend, and who else is there: by name, by what they do, by what is near. */
export function Directory() {
  const words = say().directory;
  const { query } = useLocation();
  const [filter, setFilter] = useState(() => readFilter(query));
  const [typed, setTyped] = useState(filter.q);
  const categories = useCategories();
  const change = (next: Partial<Filter>) => setFilter((before) => ({ ...before, ...next }));
  useEffect(() => {
    if (typed === filter.q) return;
    const timer = setTimeout(() => change({ q: typed }), REST_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  // The address bears the filter: a reload and the way back find it again
  useEffect(() => {
    history.replaceState(history.state, "", location.pathname + writeFilter(filter));
  }, [filter]);
  const show = (next: Filter) => {
    setTyped(next.q);
    setFilter(next);
  };
  const meant = typed.trim().length < 2 ? [] : categories.filter(({ name }) => has(name, typed));
  const map = (
    <a class="slight" href={at(`/map${writeFilter({ ...noFilter, category: filter.category })}`)}>
      {words.map}
    </a>
  );
  return (
    <Screen title={words.title} back={null} aside={map}>
      <div class="search">
        <Icon name="search" />
        <input
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          autoComplete="off"
          maxLength={80}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      {meant.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          class="slight"
          onClick={() => show({ ...filter, q: "", category: code })}
        >
          {words.category(name)}
        </button>
      ))}
      <div class="finder">
        <OrderChips everybody={filter.everybody} onChange={(everybody) => change({ everybody })} />
        <CategoryChips
          categories={categories}
          chosen={filter.category}
          onChoose={(category) => change({ category })}
        />
      </div>
      <Found
        looked={{ filter, near: nearTo.value }}
        categories={categories}
        onShow={(next) => show({ ...noFilter, ...next })}
      />
    </Screen>
  );
}
