import type { components } from "@mereau/workers/client";
import { StateTag } from "#screens/counter/bank/StateTag.tsx";
import { say } from "#screens/counter/bank/texts.ts";
import { inEuros } from "#words/euros.ts";
import { dateOf } from "#words/when.ts";

type Looked = components["schemas"]["BankStatementTrial"];

/** What an import would do, line by line. Nothing is written yet. */
export function Trial({ trial }: { trial: Looked }) {
  const words = say();
  const { entries, added, known, skipped, states, lines } = trial;
  return (
    <>
      <p role="status">
        {words.bring.entries(entries, added, known)} {words.bring.would(states.matched)}
      </p>
      {skipped > 0 && <p class="soft">{words.bring.skipped(skipped)}</p>}
      {added === 0 && <p>{words.bring.nothing}</p>}
      {lines.length > 0 && (
        <div class="table">
          <table>
            <caption class="for-readers">{words.bring.wouldTable}</caption>
            <thead>
              <tr>
                <th scope="col">{words.on}</th>
                <th scope="col">{words.label}</th>
                <th scope="col" class="figure">
                  {words.amount}
                </th>
                <th scope="col">{words.state}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ bookedOn, label, amount, state, note, depositReference }, index) => (
                <tr key={index}>
                  <th scope="row">{dateOf(bookedOn)}</th>
                  <td data-head={words.label}>{label}</td>
                  <td data-head={words.amount} class="figure">
                    {inEuros(amount)}
                  </td>
                  <td data-head={words.state}>
                    <div>
                      {state === "matched" ? (
                        <span class="tag good">{words.bring.willIssue}</span>
                      ) : (
                        <StateTag state={state} />
                      )}{" "}
                      <small>{depositReference ?? (note && words.notes[note])}</small>
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
