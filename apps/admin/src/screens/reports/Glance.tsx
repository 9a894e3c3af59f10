import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { askJson } from "#api/askJson.ts";
import { say } from "#screens/reports/texts.ts";
import { here } from "#shell.ts";
import { countOf, type Currency, inWords } from "#words/amounts.ts";
import { decimalOf } from "#words/decimal.ts";

type Summary = components["schemas"]["InsightSummary"];

/** What each figure says, with what stands beside it. */
function figuresOf(found: Summary, currency: Currency) {
  const words = say().glance;
  const { velocity, velocityYearBefore: before, reserve } = found;
  return [
    {
      name: words.circulation,
      figure: inWords(found.circulation, currency),
      beside: words.monthAgo(inWords(found.circulationMonthAgo, currency)),
    },
    ...(reserve === null
      ? []
      : [{ name: words.reserve, figure: inWords(reserve, currency.backing ?? "EUR"), beside: "" }]),
    {
      name: words.paid,
      figure: inWords(found.paidThisMonth, currency),
      beside: words.payments(countOf(found.paymentsThisMonth)),
    },
    {
      name: words.velocity,
      figure: velocity === null ? "—" : words.timesAYear(decimalOf(velocity)),
      beside: before === null ? words.velocityMeans : words.yearBefore(decimalOf(before)),
    },
    {
      name: words.active,
      figure: words.of(countOf(found.activeIn30Days), countOf(found.members)),
      beside: words.in90(countOf(found.activeIn90Days)),
    },
  ];
}

/** A currency at a glance. */
export function Glance({ currency }: { currency: Currency }) {
  const { code } = currency;
  const { value, trouble, refresh } = useAnswer(
    () =>
      askJson(
        api.GET("/v1/{community}/currencies/{code}/insight", {
          params: { path: { ...here, code }, query: { format: "json" } },
        }),
      ),
    code,
  );
  if (value === null && trouble) return <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />;
  const shown = value && figuresOf(value, currency);
  return (
    <>
      {value && !value.whole && <p class="notice">{say().partial}</p>}
      <dl class="glance" aria-busy={value === null}>
        {shown?.map(({ name, figure, beside }) => (
          <div key={name} class="card">
            <dt>{name}</dt>
            <dd class="large">{figure}</dd>
            <dd class="soft">{beside}</dd>
          </div>
        )) ??
          [1, 2, 3, 4].map((place) => (
            <div key={place} class="card" aria-hidden="true">
              <dt class="waiting" data-shape="en attendant" />
              <dd class="large waiting" data-shape="00 000,00" />
            </div>
          ))}
      </dl>
    </>
  );
}
