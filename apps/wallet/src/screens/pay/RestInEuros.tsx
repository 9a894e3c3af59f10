import type { EurosBeside } from "#paying/order.ts";
import { say } from "#texts/say.ts";
import { eurosInWords, isNothing } from "#words/amounts.ts";

type Props = {
  /** Null: not known, as the amount is none. */
  euros: string | null;
  by: EurosBeside["by"];
  onChoose: (by: EurosBeside["by"]) => void;
};

const means = ["cash", "card", "other"] as const;

/** What is left of a price to pay in euros, and how. Always there, so that nothing moves while one types. */
export function RestInEuros({ euros, by, onChoose }: Props) {
  const words = say().mix;
  const isNone = euros === null || isNothing(euros);
  return (
    <div class="rest">
      <p role="status">
        {euros === null ? "\u00A0" : isNone ? words.nothingLeft : words.and(eurosInWords(euros))}
      </p>
      <div class="filters" role="group" aria-label={words.how}>
        {means.map((one) => (
          <button
            key={one}
            type="button"
            class="chip"
            disabled={isNone}
            aria-pressed={!isNone && one === by}
            onClick={() => onChoose(one)}
          >
            {words.by[one]}
          </button>
        ))}
      </div>
    </div>
  );
}
