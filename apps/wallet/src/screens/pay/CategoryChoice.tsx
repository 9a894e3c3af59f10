import { useCategories } from "#screens/people/used.ts";
import type { HomeAccount } from "#session/home.ts";
import { say } from "#texts/say.ts";

type Props = { account: HomeAccount; payee: string; value: string; onChoose: (category: string) => void };

const SHOWN_MAX = 8;

/** What the payment counts as in one’s own books: closed until it is wanted, with those used before, first with this payee. */
export function CategoryChoice({ account, payee, value, onChoose }: Props) {
  const words = say().pay;
  const withThem = account.entries.flatMap(({ counterparty, category }) =>
    counterparty.account === payee && category !== null ? [category] : [],
  );
  const used = [...new Set([...withThem, ...useCategories(account.id)])].slice(0, SHOWN_MAX);
  return (
    <details class="category">
      <summary>{value === "" ? words.addCategory : words.categoryIs(value)}</summary>
      {used.length > 0 && (
        <div class="filters" role="group" aria-label={words.category}>
          {used.map((one) => (
            <button
              key={one}
              type="button"
              class="chip"
              aria-pressed={one === value}
              onClick={() => onChoose(one === value ? "" : one)}
            >
              {one}
            </button>
          ))}
        </div>
      )}
      <input
        class="memo"
        aria-label={words.otherCategory}
        placeholder={words.otherCategory}
        maxLength={60}
        value={used.includes(value) ? "" : value}
        onInput={(event) => onChoose(event.currentTarget.value)}
      />
    </details>
  );
}
