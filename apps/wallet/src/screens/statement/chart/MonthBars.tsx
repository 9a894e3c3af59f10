import type { Balances } from "#screens/statement/readBalances.ts";
import { FlowTable } from "#screens/statement/chart/FlowTable.tsx";
import { Plot } from "#screens/statement/chart/Plot.tsx";
import { fromTop, scaleOver } from "#screens/statement/chart/scale.ts";
import { monthOf } from "#screens/statement/months.ts";
import { say } from "#texts/say.ts";
import { currencyOf, inWords, minorOf } from "#words/amounts.ts";
import { monthInWords } from "#words/plainDay.ts";

const WIDTH = 0.6;

/** What came in, upwards, and went out, downwards, in each month. */
export function MonthBars({ balances: { points, currency: code } }: { balances: Balances }) {
  const words = say().statement;
  const currency = currencyOf(code);
  // Of an account with very many entries the flows are not told
  if (points.length === 0 || points.some((point) => point.in === null)) return null;
  const flows = points.map((point) => ({ in: minorOf(point.in ?? "0"), out: -minorOf(point.out ?? "0") }));
  const scale = scaleOver(flows.flatMap((flow) => [flow.in, flow.out]));
  const ground = fromTop(scale, 0);
  const column = 100 / points.length;
  const monthName = (index: number) =>
    words.shortMonths[new Date(points[index]?.at ?? 0).getUTCMonth()] ?? "";
  const every = points.length > 8 ? 3 : 1;
  return (
    <Plot
      title={words.byMonth}
      label={words.chooseMonth}
      scale={scale}
      currency={currency}
      count={points.length}
      isColumns
      sentence={(index) => {
        const point = points[index];
        if (!point) return "";
        const month = monthInWords(monthOf(point.at));
        return words.flowed(month, inWords(point.in ?? "0", currency), inWords(point.out ?? "0", currency));
      }}
      marked={(index) => [flows[index]?.in ?? 0, flows[index]?.out ?? 0]}
      below={points.flatMap((_, index) =>
        (points.length - 1 - index) % every === 0 ? [{ index, text: monthName(index) }] : [],
      )}
      table={
        <FlowTable
          points={points.toReversed()}
          currency={code}
          caption={words.byMonth}
          nameOf={({ at }) => monthInWords(monthOf(at))}
          nameHeading={words.month}
        />
      }
    >
      {flows.map((flow, index) => (
        <g key={points[index]?.at}>
          <rect
            class="bar-in"
            x={column * (index + (1 - WIDTH) / 2)}
            width={column * WIDTH}
            y={fromTop(scale, flow.in)}
            height={ground - fromTop(scale, flow.in)}
          />
          <rect
            class="bar-out"
            x={column * (index + (1 - WIDTH) / 2)}
            width={column * WIDTH}
            y={ground}
            height={fromTop(scale, flow.out) - ground}
          />
        </g>
      ))}
    </Plot>
  );
}
