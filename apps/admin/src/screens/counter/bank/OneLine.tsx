import { useRoute } from "preact-iso";
import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { Page } from "#frame/Page.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { IgnoreDialog } from "#screens/counter/bank/IgnoreDialog.tsx";
import { Match } from "#screens/counter/bank/Match.tsx";
import { StateTag } from "#screens/counter/bank/StateTag.tsx";
import { say } from "#screens/counter/bank/texts.ts";
import { inEuros } from "#words/euros.ts";
import { hasRole } from "#session/me.ts";
import { here } from "#shell.ts";
import { say as common } from "#texts/common.ts";
import { inWords } from "#words/amounts.ts";
import { dateOf } from "#words/when.ts";

export type Line = components["schemas"]["BankLine"];

/** One line of the bank: what it says, what became of it, and what a person may decide. */
export function OneLine() {
  const id = useRoute().params["id"] ?? "";
  const { value, trouble, refresh } = useAnswer(
    () => ask(api.GET("/v1/{community}/bank-lines/{id}", { params: { path: { ...here, id } } })),
    id,
  );
  const back = "/counter/bank";
  if (!value)
    return (
      <Page title={trouble ? say().title : common().loading} back={back}>
        {trouble && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />}
      </Page>
    );
  return (
    <Page title={say().one.title(inEuros(value.amount))} lead={<StateTag state={value.state} />} back={back}>
      <Told line={value} onDone={() => void refresh()} />
    </Page>
  );
}

/** States in which a person says what it stands for. */
const waiting: readonly Line["state"][] = ["unmatched", "amount_differs", "refused", "reversed"];

function Told({ line, onDone }: { line: Line; onDone: () => void }) {
  const [isIgnoring, setIgnoring] = useState(false);
  const words = say().one;
  const params = { path: { ...here, id: line.id } };
  const again = useDeed((how: "retry" | "restore") =>
    how === "retry"
      ? ask(api.POST("/v1/{community}/bank-lines/{id}/retry", { params }))
      : ask(api.DELETE("/v1/{community}/bank-lines/{id}/ignore", { params })),
  );
  const run = async (how: "retry" | "restore") => {
    const told = await again.run(how);
    if (told === null) return;
    tell(how === "restore" ? words.restored : told.state === "refused" ? words.refusedNow : words.matched);
    onDone();
  };
  const mayDecide = hasRole("admin", "manager", "teller");
  const facts = [
    [say().on, dateOf(line.bookedOn)],
    [words.counterparty, line.counterparty],
    [words.reference, line.reference],
    [words.iban, line.iban],
  ] as const;
  return (
    <>
      {mayDecide && (
        <div class="page-deeds">
          {line.state === "refused" && (
            <button type="button" class="deed small" onClick={() => void run("retry")}>
              {words.retry}
            </button>
          )}
          {waiting.includes(line.state) && (
            <button type="button" class="other small" onClick={() => setIgnoring(true)}>
              {words.ignore}
            </button>
          )}
          {line.state === "ignored" && (
            <button type="button" class="other small" onClick={() => void run("restore")}>
              {words.restore}
            </button>
          )}
        </div>
      )}
      {again.trouble && <TroubleNotice trouble={again.trouble} />}
      <div class="cards two">
        <section class="card">
          <h2>{words.facts}</h2>
          <p>{line.label}</p>
          <dl class="facts">
            {facts.flatMap(([name, value]) =>
              value === null ? [] : [<dt key={name}>{name}</dt>, <dd key={`${name} is`}>{value}</dd>],
            )}
          </dl>
          <Became line={line} />
        </section>
        {mayDecide && waiting.includes(line.state) && <Match line={line} onDone={onDone} />}
      </div>
      {isIgnoring && (
        <IgnoreDialog
          line={line}
          onDone={() => {
            setIgnoring(false);
            onDone();
          }}
          onClose={() => setIgnoring(false)}
        />
      )}
    </>
  );
}

/** What became of it, in sentences. */
function Became({ line }: { line: Line }) {
  const { state, note, alike, issued, account, currency, undoneBy, reason } = line;
  const words = say().one;
  return (
    <>
      {note !== null && <p class="notice">{say().notes[note]}</p>}
      {state === "refused" && <p class="notice bad">{words.refused}</p>}
      {state === "reversed" && <p class="notice warn">{words.reversed(undoneBy?.reason ?? "")}</p>}
      {state === "issued" && issued !== null && account !== null && (
        <p class="notice">{words.issued(inWords(issued, currency ?? ""), account)}</p>
      )}
      {state === "ignored" && <p class="notice">{words.aside(reason ?? "")}</p>}
      {alike > 0 && waiting.includes(state) && <p class="notice warn">{words.alike(alike)}</p>}
    </>
  );
}
