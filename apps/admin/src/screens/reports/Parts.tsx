import { Bars } from "@mereau/ui/charts/Bars.tsx";
import type { Answer } from "@mereau/ui/asking/ask.ts";
import { askJson } from "#api/askJson.ts";
import { api } from "#api/client.ts";
import { useAnswer } from "#lists/useAnswer.ts";
import { drawnOf } from "#screens/reports/drawn.ts";
import { FiguresCard } from "#screens/reports/FiguresCard.tsx";
import type { Period } from "#screens/reports/period.ts";
import { say } from "#screens/reports/texts.ts";
import { here } from "#shell.ts";
import { countOf, type Currency, inWords } from "#words/amounts.ts";

/** As many are drawn; the table has them all. */
const DRAWN_MAX = 8;

type About = { currency: Currency; period: Period };
type Paid = { paid: string; payments: number };

/** Who pays whom, and for what is paid. */
export function Parts(about: About) {
  const words = say().parts;
  const { currency, period } = about;
  const { from, to } = period;
  const params = {
    path: { ...here, code: currency.code },
    query: { from, to, format: "json" as const },
  };
  const nameOf = ({ type, name }: { type: string; name: string | null }) => name ?? (type || words.pot);
  return (
    <>
      <Part
        {...about}
        part="flows"
        title={words.flows}
        lead={words.flowsLead}
        head={words.flow}
        read={() => askJson(api.GET("/v1/{community}/currencies/{code}/insight/flows", { params }))}
        nameOf={({ payer, payee }) => `${nameOf(payer)} → ${nameOf(payee)}`}
      />
      <Part
        {...about}
        part="categories"
        title={words.categories}
        lead={words.categoriesLead}
        head={words.category}
        read={() => askJson(api.GET("/v1/{community}/currencies/{code}/insight/categories", { params }))}
        nameOf={({ category }) => category || words.uncategorised}
      />
    </>
  );
}

type Props<Item> = About & {
  part: "flows" | "categories";
  title: string;
  lead: string;
  /** What an item is, above the names. */
  head: string;
  read: () => Promise<Answer<{ items: Item[] }>>;
  nameOf: (item: Item) => string;
};

/** What was paid, parted: the greatest first. */
function Part<Item extends Paid>(props: Props<Item>) {
  const { currency, period, part, title, lead, head, read, nameOf } = props;
  const { from, to } = period;
  const words = say().parts;
  const { code } = currency;
  const shown = useAnswer(read, JSON.stringify([code, from, to]));
  return (
    <FiguresCard
      title={title}
      lead={lead}
      shown={shown}
      csv={`currencies/${code}/insight/${part}?${new URLSearchParams({ from, to, format: "csv" })}`}
      heads={[head, words.paid, words.payments]}
      rowsOf={({ items }) =>
        items.map((item) => [nameOf(item), inWords(item.paid, currency), countOf(item.payments)])
      }
      draw={({ items }) => (
        <Bars
          label={title}
          bars={items.slice(0, DRAWN_MAX).map((item) => ({
            name: nameOf(item),
            value: drawnOf(item.paid),
            said: inWords(item.paid, currency),
          }))}
        />
      )}
    />
  );
}
