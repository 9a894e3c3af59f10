import { say } from "#texts/say.ts";

type Props = {
  categories: readonly { code: string; name: string }[];
  chosen: string | null;
  onChoose: (category: string | null) => void;
};

/** What members can be found by; tapping the chosen one again shows all. */
export const CategoryButtons = ({ categories, chosen, onChoose }: Props) => (
  <>
    {categories.map(({ code, name }) => (
      <button
        key={code}
        type="button"
        class="chip"
        aria-pressed={code === chosen}
        onClick={() => onChoose(code === chosen ? null : code)}
      >
        {name}
      </button>
    ))}
  </>
);

/** The same in a line of their own. */
export const CategoryChips = (props: Props) =>
  props.categories.length > 0 ? (
    <div class="chips" role="group" aria-label={say().directory.categories}>
      <CategoryButtons {...props} />
    </div>
  ) : null;
