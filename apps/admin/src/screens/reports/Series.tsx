import { Chart } from "@mereau/ui/charts/Chart.tsx";
import { isNothing } from "@mereau/ui/words/decimals.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useAnswer } from "#lists/useAnswer.ts";
import { askJson } from "#api/askJson.ts";
import { drawnOf, labelOf, tickOf } from "#screens/reports/drawn.ts";
import { FiguresCard } from "#screens/reports/FiguresCard.tsx";
import type { Period } from "#screens/reports/period.ts";
import { say } from "#screens/reports/texts.ts";
import { here } from "#shell.ts";
import { countOf, type Currency, inWords } from "#words/amounts.ts";
import { decimalOf } from "#words/decimal.ts";
import { dateOf, monthOf } from "#words/when.ts";

type Found = components["schemas"]["InsightSeries"];
type Row = Found["items"][number];

/** What is drawn of each row, how it is said, and what stands beside it in the table. */
type Drawn = {
  key: string;
  title: string;
  lead: string;
  shape: "line" | "bars";
  value: (row: Row) => number | null;
  last: (row: Row) => string;
  heads: readonly string[];
  cells: (row: Row) => readonly string[];
};

function drawings(currency: Currency): readonly Drawn[] {
  const words = say().series;
  const amount = (said: string | null) => (said === null ? "—" : inWords(said, currency));
  return [
    {
      key: "circulation",
      ...words.circulation(currency.name),
      shape: "line",
      value: ({ circulation }) => drawnOf(circulation),
      last: ({ circulation }) => amount(circulation),
      heads: [words.inCirculation, words.issued, words.redeemed],
      cells: ({ circulation, issued, redeemed }) => [circulation, issued, redeemed].map(amount),
    },
    {
      key: "paid",
      ...words.paid(currency.name),
      shape: "bars",
      value: ({ paid }) => drawnOf(paid),
      last: ({ paid }) => amount(paid),
      heads: [words.paidHead, words.payments],
      cells: ({ paid, payments }) => [amount(paid), countOf(payments)],
    },
    {
      key: "velocity",
      ...words.velocity,
      shape: "line",
      value: ({ velocity }) => (velocity === null ? null : drawnOf(velocity)),
      last: ({ velocity }) => (velocity === null ? "" : say().glance.timesAYear(decimalOf(velocity))),
      heads: [words.timesAYear],
      cells: ({ velocity }) => [velocity === null ? "—" : decimalOf(velocity)],
    },
    {
      key: "active",
      ...words.active,
      shape: "bars",
      value: ({ activeAccounts }) => activeAccounts,
      last: ({ activeAccounts }) => countOf(activeAccounts ?? 0),
      heads: [words.activeHead],
      cells: ({ activeAccounts }) => [activeAccounts === null ? "—" : countOf(activeAccounts)],
    },
    {
      key: "dividends",
      ...words.dividends(currency.name),
      shape: "bars",
      value: ({ dividends }) => drawnOf(dividends),
      last: ({ dividends }) => amount(dividends),
      heads: [words.dividendsHead],
      cells: ({ dividends }) => [amount(dividends)],
    },
    {
      key: "melted",
      ...words.melted(currency.name),
      shape: "bars",
      value: ({ melted }) => drawnOf(melted),
      last: ({ melted }) => amount(melted),
      heads: [words.meltedHead],
      cells: ({ melted }) => [amount(melted)],
    },
  ];
}

/** What a currency does not have is not drawn: dividends and melting where there were none, accounts by the week. */
function isDrawn(key: string, found: Found | null): boolean {
  if (key === "active")
    return found === null || found.items.some(({ activeAccounts }) => activeAccounts !== null);
  if (key === "dividends")
    return found !== null && found.items.some(({ dividends }) => !isNothing(dividends));
  if (key === "melted") return found !== null && found.items.some(({ melted }) => !isNothing(melted));
  return true;
}

/** How a currency went over a time. */
export function Series({ currency, period }: { currency: Currency; period: Period }) {
  const words = say().series;
  const { code } = currency;
  const shown = useAnswer(
    () =>
      askJson(
        api.GET("/v1/{community}/currencies/{code}/insight/series", {
          params: { path: { ...here, code }, query: { ...period, format: "json" } },
        }),
      ),
    JSON.stringify([code, period]),
  );
  const query = new URLSearchParams({ ...period, format: "csv" });
  return drawings(currency)
    .filter(({ key }) => isDrawn(key, shown.value))
    .map(({ key, title, lead, shape, value, last, heads, cells }) => (
      <FiguresCard
        key={key}
        title={title}
        lead={lead}
        shown={shown}
        csv={`currencies/${code}/insight/series?${query}`}
        heads={[period.by === "week" ? words.week : words.month, ...heads]}
        rowsOf={({ items }) => items.map((row) => [timeOf(row, period), ...cells(row)])}
        draw={({ items }) => {
          const latest = items.at(-1);
          return (
            <Chart
              label={title}
              points={items.map((row) => ({ label: labelOf(row.from, period.by), value: value(row) }))}
              tick={tickOf}
              last={latest ? last(latest) : ""}
              shape={shape}
            />
          );
        }}
      />
    ));
}

const timeOf = ({ from }: Row, { by }: Period): string => (by === "week" ? dateOf(from) : monthOf(from));
