import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { Field } from "@mereau/ui/Field.tsx";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { Chips } from "#forms/Chips.tsx";
import { useDeed } from "#forms/useDeed.ts";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { tell } from "#frame/Tidings.tsx";
import { asked, useFilter } from "#lists/useFilter.ts";
import { usePages } from "#lists/usePages.ts";
import { askJson } from "#api/askJson.ts";
import { ReportsPage } from "#screens/reports/ReportsPage.tsx";
import { say } from "#screens/reports/reviewTexts.ts";
import { hasRole } from "#session/me.ts";
import { here } from "#shell.ts";
import { language } from "#texts/language.ts";
import { say as common } from "#texts/common.ts";
import { inWords } from "#words/amounts.ts";
import { clockOf, dayOf } from "#words/when.ts";
import "#screens/reports/reports.css";

type Unusual = components["schemas"]["UnusualPayment"];

/** Payments that differ from what is usual, each with why: a manager looks, and notes it. Nothing is blocked. */
export function Review() {
  const words = say();
  const { filter, set } = useFilter(["state"]);
  const state = asked(filter)["state"] === "all" ? "all" : "open";
  const pages = usePages(
    (cursor) =>
      askJson(
        api.GET("/v1/{community}/unusual-payments", {
          params: {
            path: here,
            query: { state, format: "json", limit: 20, ...(cursor !== null && { cursor }) },
          },
        }),
      ),
    state,
  );
  const { items, trouble, next, busy, more, refresh } = pages;
  return (
    <ReportsPage lead={words.lead}>
      <Chips
        choices={(["open", "all"] as const).map((one) => [one, words.states[one]])}
        chosen={state}
        onChoose={(one) => set("state", one === "open" ? "" : one)}
      />
      {trouble && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />}
      {items === null && !trouble && <p class="card waiting" data-shape="en attendant" />}
      {items?.length === 0 && (
        <div class="empty">
          <p>{words.none[state]}</p>
        </div>
      )}
      {items?.map((payment) => (
        <OnePayment key={payment.id} payment={payment} onLooked={() => void refresh()} />
      ))}
      {next !== null && (
        <p>
          <button type="button" class="other small" onClick={() => void more()}>
            {busy ? common().loading : common().more}
          </button>
        </p>
      )}
    </ReportsPage>
  );
}

function OnePayment({ payment, onLooked }: { payment: Unusual; onLooked: () => void }) {
  const words = say();
  const { id, at, currency, from, to, amount, reasons, looked } = payment;
  const [note, setNote] = useState("");
  const { run, busy, trouble } = useDeed(() =>
    ask(
      api.PUT("/v1/{community}/unusual-payments/{id}", {
        params: { path: { ...here, id } },
        body: { note: note.trim() },
      }),
    ),
  );
  return (
    <section class="card unusual" aria-labelledby={`payment-${id}`}>
      <h2 id={`payment-${id}`}>
        {words.payment(inWords(amount, currency), from.name || from.account, to.name || to.account)}
      </h2>
      <p class="soft">
        {dayOf(at)}, {clockOf(at)}
      </p>
      <ul>
        {reasons.map(({ kind, text }) => (
          <li key={kind}>{text[language.value]}</li>
        ))}
      </ul>
      {looked && (
        <p class="soft">
          {words.looked(looked.by ?? "—", dayOf(looked.at))}
          {looked.note && <> « {looked.note} »</>}
        </p>
      )}
      {!looked && hasRole("admin", "manager") && (
        <form
          class="form"
          onSubmit={async (event) => {
            event.preventDefault();
            if ((await run()) === null) return;
            tell(words.told);
            onLooked();
          }}
        >
          <Field label={words.note}>
            <input
              value={note}
              maxLength={280}
              onInput={({ currentTarget }) => setNote(currentTarget.value)}
            />
          </Field>
          {trouble && <TroubleNotice trouble={trouble} />}
          <p class="deeds">
            <button type="submit" class="other small" aria-disabled={busy}>
              {words.look}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}
