import type { components } from "@mereau/workers/client";
import { say } from "#texts/say.ts";
import { currencyOf, figureOf, isNothing } from "#words/amounts.ts";
import { utcDayOf } from "#words/plainDay.ts";
import "#screens/statement/tables.css";

type SettledDay = components["schemas"]["SettledDay"];

/** What came in and melted at each tick, the latest first. Columns in which nothing happened are left out. */
export function SettledDays({ days, currency }: { days: readonly SettledDay[]; currency: string }) {
  const words = say().entry;
  const came = days.some(({ dividend }) => !isNothing(dividend));
  const melted = days.some((day) => !isNothing(day.melted));
  return (
    <div class="card table-card">
      <table>
        <caption>
          {words.settledDays} ({currencyOf(currency).symbol})
        </caption>
        <thead>
          <tr>
            <th scope="col">{words.day}</th>
            {came && <th scope="col">{words.came}</th>}
            {melted && <th scope="col">{words.melted}</th>}
            <th scope="col">{words.stood}</th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ at, dividend, melted: gone, posted }) => (
            <tr key={at}>
              <th scope="row">{utcDayOf(at)}</th>
              {came && (
                <td class="amount in">
                  +{"\u00A0"}
                  {figureOf(dividend)}
                </td>
              )}
              {melted && (
                <td>
                  −{"\u00A0"}
                  {figureOf(gone)}
                </td>
              )}
              <td>{figureOf(posted)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
