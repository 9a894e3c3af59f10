import { useId } from "preact/hooks";

import type { Choice, Way } from "#screens/notifications/choices.ts";
import { say } from "#texts/say.ts";

type Props = { choice: Choice; ways: readonly Way[]; onSet: (way: Way, to: boolean) => void };

/** One kind of news, with a switch for each way by which it can come. */
export function ChoiceRow({ choice, ways, onSet }: Props) {
  const words = say().notifications;
  const id = useId();
  const { kind, name, emailAlways } = choice;
  const why = emailAlways ? (words.why[kind] ?? words.whyAlways) : null;
  return (
    <li>
      <div class="row told" role="group" aria-labelledby={id}>
        <span>
          <b id={id}>{name}</b>
          {why !== null && <small id={`${id}-why`}>{why}</small>}
        </span>
        <div>
          {ways.map((way) => {
            const isFixed = way === "email" && emailAlways;
            return (
              <label key={way}>
                <input
                  type="checkbox"
                  role="switch"
                  checked={choice[way]}
                  aria-disabled={isFixed}
                  aria-describedby={isFixed ? `${id}-why` : undefined}
                  onClick={(event) => isFixed && event.preventDefault()}
                  onChange={(event) => !isFixed && onSet(way, event.currentTarget.checked)}
                />
                <small>{words.ways[way]}</small>
                {isFixed && <small>{words.always}</small>}
              </label>
            );
          })}
        </div>
      </div>
    </li>
  );
}
