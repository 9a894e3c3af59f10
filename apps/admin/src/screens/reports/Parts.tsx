import { Bars } from "@mereau/ui/charts/Bars.tsx";
import { api } from "#api/client.ts";
import { useAnswer } from "#lists/useAnswer.ts";
import { askFigures } from "#screens/reports/asking.ts";
import { drawnOf } from "#screens/reports/drawn.ts";
import { FiguresCard } from "#screens/reports/FiguresCard.tsx";
import type { Period } from "#screens/reports/period.ts";
import { say } from "#screens/reports/texts.ts";
import { here } from "#shell.ts";
import { countOf, type Currency, inWords } from "#words/amounts.ts";

/** As many are drawn; the table has them all. */
const DRAWN_MAX = 8;

type About = { currency: Currency; period: Period };

/** Who pays whom, and for what is paid. */
export const Parts = (about: About) => (
  <>
    <Flows {...about} />
    <Categories {...about} />
  </>
);

const csvQuery = ({ from, to }: Period) => new URLSearchParams({ from, to, format: "csv" });

function Flows({ currency, period }: About) {
  const words = say().parts;
  const { code } = currency;
  const { from, to } = period;
  const shown = useAnswer(
    () =>
      askFigures(
        api.GET("/v1/{community}/currencies/{code}/insight/flows", {
          params: { path: { ...here, code }, query: { from, to, format: "json" } },
        }),
      ),
    JSON.stringify([code, from, to]),
  );
  const nameOf = ({ type, name }: { type: string; name: string | null }) => name ?? (type || words.pot);
  return (
    <FiguresCard
      title={words.flows}
      lead={words.flowsLead}
      shown={shown}
      csv={`currencies/${code}/insight/flows?${csvQuery(period)}`}
      heads={[words.flow, words.paid, words.payments]}
      rowsOf={({ items }) =>
        items.map(({ payer, payee, paid, payments }) => [
          `${nameOf(payer)} → ${nameOf(payee)}`,
          inWords(paid, currency),
          countOf(payments),
        ])
      }
      draw={({ items }) => (
        <Bars
          label={words.flows}
          bars={items.slice(0, DRAWN_MAX).map(({ payer, payee, paid }) => ({
            name: `${nameOf(payer)} → ${nameOf(payee)}`,
            value: drawnOf(paid),
            said: inWords(paid, currency),
          }))}
        />
      )}
    />
  );
}

function Categories({ currency, period }: About) {
  const words = say().parts;
  const { code } = currency;
  const { from, to } = period;
  const shown = useAnswer(
    () =>
      askFigures(
        api.GET("/v1/{community}/currencies/{code}/insight/categories", {
          params: { path: { ...here, code }, query: { from, to, format: "json" } },
        }),
      ),
    JSON.stringify([code, from, to]),
  );
  return (
    <FiguresCard
      title={words.categories}
      lead={words.categoriesLead}
      shown={shown}
      csv={`currencies/${code}/insight/categories?${csvQuery(period)}`}
      heads={[words.category, words.paid, words.payments]}
      rowsOf={({ items }) =>
        items.map(({ category, paid, payments }) => [
          category || words.uncategorised,
          inWords(paid, currency),
          countOf(payments),
        ])
      }
      draw={({ items }) => (
        <Bars
          label={words.categories}
          bars={items.slice(0, DRAWN_MAX).map(({ category, paid }) => ({
            name: category || words.uncategorised,
            value: drawnOf(paid),
            said: inWords(paid, currency),
          }))}
        />
      )}
    />
  );
}
