import { ask } from "@mereau/ui/asking/ask.ts";
import type { components } from "@mereau/workers/client";
import { useState } from "preact/hooks";

import { api } from "#api/client.ts";
import { type Column, Table } from "#lists/Table.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { useFilter } from "#lists/useFilter.ts";
import { usePages } from "#lists/usePages.ts";
import { Import } from "#screens/counter/bank/Import.tsx";
import { StateTag } from "#screens/counter/bank/StateTag.tsx";
import { say } from "#screens/counter/bank/texts.ts";
import { CounterPage } from "#screens/counter/CounterPage.tsx";
import { inEuros } from "#words/euros.ts";
import { hasRole } from "#session/me.ts";
import { at, here } from "#shell.ts";
import { dateOf } from "#words/when.ts";

type Line = components["schemas"]["BankLine"];

const columns = (): readonly Column<Line>[] => {
  const words = say();
  return [
    {
      key: "label",
      head: words.label,
      cell: ({ id, label }) => <a href={at(`/counter/bank/${id}`)}>{label}</a>,
    },
    { key: "who", head: words.who, cell: ({ counterparty }) => counterparty, isMinor: true },
    { key: "on", head: words.on, cell: ({ bookedOn }) => dateOf(bookedOn) },
    { key: "state", head: words.state, cell: ({ state }) => <StateTag state={state} /> },
    { key: "amount", head: words.amount, cell: ({ amount }) => inEuros(amount), isFigure: true },
  ];
};

const STATES = ["unmatched", "amount_differs", "refused", "reversed", "issued", "ignored", "all"] as const;

/** The bank’s statements: taken in, and the lines that wait for a person. */
export function Bank() {
  const words = say();
  const { filter, set } = useFilter(["state", "statement"]);
  const state = STATES.find((one) => one === filter["state"]) ?? "unmatched";
  const statement = filter["statement"] ?? "";
  const [imports, setImports] = useState(0);
  const pages = usePages(
    (cursor) =>
      ask(
        api.GET("/v1/{community}/bank-lines", {
          params: {
            path: here,
            query: {
              limit: 50,
              ...(cursor !== null && { cursor }),
              ...(state !== "all" && { state }),
              ...(statement !== "" && { statement }),
            },
          },
        }),
      ),
    JSON.stringify([state, statement, imports]),
  );
  return (
    <CounterPage title={words.title} lead={words.lead}>
      {hasRole("admin", "manager", "teller") && <Import onDone={() => setImports((before) => before + 1)} />}
      <p class="chips">
        {STATES.map((one) => (
          <button
            key={one}
            type="button"
            class="chip"
            aria-pressed={one === state}
            onClick={() => set("state", one === "unmatched" ? "" : one)}
          >
            {words.filters[one]}
          </button>
        ))}
      </p>
      {statement !== "" && <OfStatement id={statement} onAll={() => set("statement", "")} />}
      <Table
        caption={words.caption}
        columns={columns()}
        pages={pages}
        keyOf={({ id }) => id}
        none={<p>{words.none}</p>}
      />
    </CounterPage>
  );
}

function OfStatement({ id, onAll }: { id: string; onAll: () => void }) {
  const { value } = useAnswer(
    () => ask(api.GET("/v1/{community}/bank-statements/{id}", { params: { path: { ...here, id } } })),
    id,
  );
  const words = say();
  return (
    <p class="soft">
      {words.of(value?.name ?? words.bring.unnamed)}{" "}
      <button type="button" class="slight" onClick={onAll}>
        {words.allLines}
      </button>
    </p>
  );
}
