import { Screen } from "#frame/Screen.tsx";
import { SearchBox } from "@mereau/ui/SearchBox.tsx";
import { useFilter } from "#lists/useFilter.ts";
import { useCategories } from "#screens/directory/categories.ts";
import { CategoryChips } from "#screens/directory/CategoryChips.tsx";
import { has, noFilter, readFilter, writeFilter } from "#screens/directory/filter.ts";
import { Found } from "#screens/directory/Found.tsx";
import { NearChips } from "#screens/directory/NearChips.tsx";
import { OrderChips } from "#screens/directory/OrderChips.tsx";
import { nearTo } from "#screens/directory/position.ts";
import { isSignedIn } from "#session/session.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import "#screens/directory/directory.css";

/** Where to spend, and who else is there: by name, by what they do, by what is near. Visitors see the providers, where they may. */
export function Directory() {
  const words = say().directory;
  const { filter, typed, setTyped, change, show } = useFilter({ read: readFilter, write: writeFilter });
  const categories = useCategories();
  const meant = typed.trim().length < 2 ? [] : categories.filter(({ name }) => has(name, typed));
  const map = (
    <a class="slight" href={at(`/map${writeFilter({ ...noFilter, category: filter.category })}`)}>
      {words.map}
    </a>
  );
  return (
    <Screen title={words.title} back={isSignedIn.value ? null : "/"} aside={map}>
      <SearchBox label={words.search} typed={typed} onType={setTyped} max={80} />
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
        {isSignedIn.value ? (
          <OrderChips everybody={filter.everybody} onChange={(everybody) => change({ everybody })} />
        ) : (
          <NearChips />
        )}
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
