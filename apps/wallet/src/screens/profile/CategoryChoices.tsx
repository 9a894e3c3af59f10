import { useCategories } from "#screens/directory/categories.ts";
import { codesIn } from "#screens/profile/change.ts";
import { say } from "#texts/say.ts";

/** As the API takes them. */
const CHOSEN_MAX = 5;

type Props = { chosen: string; wrong: string | undefined; onChange: (chosen: string) => void };

/** By which of the community’s categories one is found. */
export function CategoryChoices({ chosen, wrong, onChange }: Props) {
  const words = say().profile;
  const codes = codesIn(chosen);
  const all = useCategories();
  if (all.length === 0) return null;
  return (
    <fieldset class="choices">
      <legend>{words.categories}</legend>
      <p class="soft">{words.categoriesHint(CHOSEN_MAX)}</p>
      <div class="filters">
        {all.map(({ code, name }) => {
          const isChosen = codes.includes(code);
          const isFull = !isChosen && codes.length >= CHOSEN_MAX;
          return (
            <button
              key={code}
              type="button"
              class="chip"
              aria-pressed={isChosen}
              aria-disabled={isFull}
              onClick={() =>
                isFull ||
                onChange((isChosen ? codes.filter((one) => one !== code) : [...codes, code]).join(","))
              }
            >
              {name}
            </button>
          );
        })}
      </div>
      {wrong && (
        <p class="wrong" role="alert">
          {wrong}
        </p>
      )}
    </fieldset>
  );
}
