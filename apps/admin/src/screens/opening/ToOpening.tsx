import { steps } from "#screens/opening/steps.ts";
import { say } from "#screens/opening/texts.ts";
import { isSettled, useOpening } from "#screens/opening/useOpening.ts";
import { at, community } from "#shell.ts";
import { dateOf } from "#words/when.ts";

/** On the first screen, until the community is open: what is left to do before. */
export function ToOpening() {
  const words = say();
  const { value } = useOpening();
  if (value?.state !== "preparing") return null;
  const left = steps.filter((step) => !isSettled(value, step));
  return (
    <section class="card">
      <h2>{words.title}</h2>
      <p>
        {words.notOpenYet(community.name)}
        {value.day !== null && ` ${words.plannedFor(dateOf(value.day))}`}
      </p>
      <p>{left.length === 0 ? words.allDone : words.left(left.map((step) => words.steps[step]))}</p>
      <div class="deeds">
        <a class="deed" href={at("/opening")}>
          {words.goOn}
        </a>
      </div>
    </section>
  );
}
