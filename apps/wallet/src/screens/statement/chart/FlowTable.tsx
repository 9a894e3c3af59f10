import type { BalancePoint } from "#screens/statement/readBalances.ts";
import { say } from "#texts/say.ts";
import { currencyOf, figureOf } from "#words/amounts.ts";
import "#screens/statement/tables.css";

type Props = {
  points: readonly BalancePoint[];
  currency: string;
  caption: string;
  nameOf: (point: BalancePoint) => string;
  nameHeading: string;
};

/** The figures of a drawing as a table, for whoever reads them better so. */
export function FlowTable({ points, currency, caption, nameOf, nameHeading }: Props) {
  const words = say().statement;
  const hasFlows = points.every((point) => point.in !== null);
  return (
    <details class="as-table">
      <summary>{words.asTable}</summary>
      <div class="card table-card" tabIndex={0} role="region" aria-label={caption}>
        <table>
          <caption>
            {caption} ({currencyOf(currency).symbol})
          </caption>
          <thead>
            <tr>
              <th scope="col">{nameHeading}</th>
              {hasFlows && <th scope="col">{words.in}</th>}
              {hasFlows && <th scope="col">{words.out}</th>}
              <th scope="col">{words.balance}</th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.at}>
                <th scope="row">{nameOf(point)}</th>
                {hasFlows && <td>{figureOf(point.in ?? "0")}</td>}
                {hasFlows && <td>{figureOf(point.out ?? "0")}</td>}
                <td>{figureOf(point.posted)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
