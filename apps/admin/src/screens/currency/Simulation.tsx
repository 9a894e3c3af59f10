import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { say } from "#screens/currency/texts.ts";
import type { Policies } from "#screens/currency/useDraft.ts";
import { here } from "#shell.ts";
import { countOf, type Currency, inWords } from "#words/amounts.ts";
import { decimalOf } from "#words/decimal.ts";
import { dayOf } from "#words/when.ts";

type Result = components["schemas"]["SimulationResult"];
type Played = Result["asItWas"];

const amounts = ["mass", "volume", "dividends", "melted", "charged", "granted", "expired"] as const;

/** What the last year would have been under the policies that are being written. */
export function Simulation({ currency, policies }: { currency: Currency; policies: Policies | null }) {
  const words = say();
  const [found, setFound] = useState<{ of: string; result: Result } | null>(null);
  const of = JSON.stringify(policies);
  const play = useDeed((proposed: Policies) =>
    ask(
      api.POST("/v1/{community}/currencies/{code}/policies/simulation", {
        params: { path: { ...here, code: currency.code } },
        body: { policies: proposed },
      }),
    ),
  );
  const simulate = async () => {
    if (!policies) return;
    const result = await play.run(policies);
    if (result) setFound({ of, result });
  };
  const result = found?.of === of ? found.result : null;
  return (
    <>
      {play.trouble && <TroubleNotice trouble={play.trouble} />}
      <div>
        <button
          type="button"
          class="other"
          aria-disabled={policies === null || play.busy}
          onClick={() => void simulate()}
        >
          {play.busy ? words.simulating : words.simulate}
        </button>
      </div>
      <div role="status">{result && <Found result={result} currency={currency} />}</div>
    </>
  );
}

/** A turnover as people write it: `4,1949`. */
const decimal = (velocity: string | null) => (velocity === null ? "–" : decimalOf(velocity));

function Found({ result, currency }: { result: Result; currency: Currency }) {
  const words = say();
  const { asItWas, asItWouldBe, all, from, to, replay } = result;
  const row = (head: string, cell: (played: Played) => string) => (
    <tr key={head}>
      <th scope="row">{head}</th>
      <td class="figure" data-head={words.asItWas}>
        {cell(asItWas)}
      </td>
      <td class="figure" data-head={words.asItWouldBe}>
        {cell(asItWouldBe)}
      </td>
    </tr>
  );
  const { gaining, losing } = all.change;
  return (
    <section class="card" aria-labelledby="simulated">
      <h2 id="simulated">{words.simulated}</h2>
      <p>{words.simulatedLead(dayOf(from), dayOf(to), countOf(replay.transfers))}</p>
      <div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.figure}</th>
              <th scope="col" class="figure">
                {words.asItWas}
              </th>
              <th scope="col" class="figure">
                {words.asItWouldBe}
              </th>
            </tr>
          </thead>
          <tbody>
            {row(words.rows.payments, ({ payments }) => countOf(payments))}
            {amounts.map((name) => row(words.rows[name], (played) => inWords(played[name], currency)))}
            {row(words.turnover, ({ velocity }) => decimal(velocity))}
          </tbody>
        </table>
      </div>
      <p>{words.gaining(countOf(gaining.accounts), inWords(gaining.total, currency))}</p>
      <p>{words.losing(countOf(losing.accounts), inWords(losing.total, currency))}</p>
    </section>
  );
}
