import type { Balances } from "#screens/statement/readBalances.ts";
import { FlowTable } from "#screens/statement/chart/FlowTable.tsx";
import { Plot } from "#screens/statement/chart/Plot.tsx";
import { fromTop, scaleOver } from "#screens/statement/chart/scale.ts";
import { say } from "#texts/say.ts";
import { currencyOf, inWords, minorOf } from "#words/amounts.ts";
import { utcDayOf } from "#words/plainDay.ts";

/** What an account stood at at the end of each day of a month. */
export function BalanceChart({ balances: { points, currency: code } }: { balances: Balances }) {
  const words = say().statement;
  const currency = currencyOf(code);
  if (points.length === 0) return null;
  const figures = points.map(({ posted }) => minorOf(posted));
  const scale = scaleOver(figures);
  const last = points.length - 1;
  const xOf = (index: number) => (last === 0 ? 100 : (index / last) * 100);
  // It stays as it is until the end of the next day: a stair, and no slope
  const stair = figures
    .map((figure, index) =>
      index === 0 ? `M0 ${fromTop(scale, figure)}` : `H${xOf(index)}V${fromTop(scale, figure)}`,
    )
    .join("");
  const line = last === 0 ? `${stair}H100` : stair;
  const ground = fromTop(scale, 0);
  return (
    <Plot
      title={words.byDay}
      label={words.chooseDay}
      scale={scale}
      currency={currency}
      count={points.length}
      sentence={(index) => {
        const point = points[index];
        return point ? words.stoodAt(utcDayOf(point.at), inWords(point.posted, currency)) : "";
      }}
      marked={(index) => [figures[index] ?? 0]}
      below={[...new Set([0, Math.round(last / 2), last])].map((index) => ({
        index,
        text: String(new Date(points[index]?.at ?? 0).getUTCDate()),
      }))}
      table={
        <FlowTable
          points={points.toReversed()}
          currency={code}
          caption={words.byDay}
          nameOf={({ at }) => utcDayOf(at)}
          nameHeading={say().entry.day}
        />
      }
    >
      <path class="area" d={`${line}V${ground}H0Z`} />
      <path class="line" d={line} />
    </Plot>
  );
}
