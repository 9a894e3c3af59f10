import { type ComponentChildren, Fragment } from "preact";

import { isNothing } from "@mereau/ui/words/decimals.ts";
import type { Till } from "#screens/counter/Counter.tsx";
import { inEuros } from "#words/euros.ts";
import { say } from "#screens/counter/texts.ts";
import { clockOf, dayOf } from "#words/when.ts";

/** What should be in the box, and how it came there. */
export function TillFigures({ till, children }: { till: Till; children?: ComponentChildren }) {
  const { expected, float, number, openedAt, place, totals, pending } = till;
  const words = say().figures;
  const moved = totals.filter(({ taken, given }) => !isNothing(taken) || !isNothing(given));
  return (
    <section class="card">
      <h2>{words.expected}</h2>
      <p class="large">{inEuros(expected)}</p>
      <p class="soft">{words.float(inEuros(float))}</p>
      <dl class="facts">
        {moved.map(({ means, taken, given }) => (
          <Fragment key={means}>
            <dt>{say().means[means]}</dt>
            <dd>
              {words.taken} {inEuros(taken)}
              {!isNothing(given) && (
                <>
                  , {words.given.toLowerCase()} {inEuros(given)}
                </>
              )}
            </dd>
          </Fragment>
        ))}
      </dl>
      <p class="soft">{words.since(number, `${dayOf(openedAt)}, ${clockOf(openedAt)}`, place)}</p>
      {pending > 0 && (
        <p class="notice warn" role="alert">
          {words.pending(pending)}
        </p>
      )}
      {children}
    </section>
  );
}
