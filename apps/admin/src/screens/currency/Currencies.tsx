import { ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { Page } from "#frame/Page.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { say } from "#screens/currency/texts.ts";
import { at, here } from "#shell.ts";
import { type Currency, inWords, paidWith } from "#words/amounts.ts";

/** The currencies of the community, each with what there is of it. */
export const Currencies = () => (
  <Page title={say().title}>
    <div class="cards">
      {paidWith.map((currency) => (
        <CurrencyCard key={currency.code} currency={currency} />
      ))}
    </div>
  </Page>
);

function CurrencyCard({ currency }: { currency: Currency }) {
  const words = say();
  const { code, name, kind } = currency;
  const figures = useAnswer(
    () => ask(api.GET("/v1/{community}/currencies/{code}", { params: { path: { ...here, code } } })),
    code,
  );
  return (
    <section class="card">
      <h2>
        <a href={at(`/currencies/${code}`)}>{name}</a>
      </h2>
      <p class="soft">{words.kinds[kind]}</p>
      {figures.trouble && <TroubleNotice trouble={figures.trouble} onRetry={() => void figures.refresh()} />}
      <p>
        <span class="large">
          {figures.value ? (
            inWords(figures.value.circulation, currency)
          ) : (
            <span class="waiting" data-shape="00 000,00" />
          )}
        </span>
        <br />
        <small>{words.circulation}</small>
      </p>
    </section>
  );
}
