import { ask } from "@mereau/ui/asking/ask.ts";
import { isNothing } from "@mereau/ui/words/decimals.ts";
import { api } from "#api/client.ts";
import { Chips } from "#forms/Chips.tsx";
import { type Column, Table } from "#lists/Table.tsx";
import { asked, useFilter } from "#lists/useFilter.ts";
import { usePages } from "#lists/usePages.ts";
import type { Till } from "#screens/counter/Counter.tsx";
import { CounterPage } from "#screens/counter/CounterPage.tsx";
import { inEuros } from "#words/euros.ts";
import { say } from "#screens/counter/texts.ts";
import { at, here } from "#shell.ts";
import { clockOf, dayOf } from "#words/when.ts";

const columns = (): readonly Column<Till>[] => {
  const words = say().list;
  return [
    {
      key: "number",
      head: words.number,
      cell: ({ id, number }) => <a href={at(`/counter/tills/${id}`)}>{words.named(number)}</a>,
    },
    { key: "teller", head: words.teller, cell: ({ teller }) => teller.name },
    { key: "opened", head: words.opened, cell: ({ openedAt }) => `${dayOf(openedAt)}, ${clockOf(openedAt)}` },
    {
      key: "state",
      head: words.state,
      cell: ({ closing }) => (
        <span class={`tag ${closing ? "" : "good"}`}>{closing ? words.closed : words.open}</span>
      ),
    },
    { key: "expected", head: words.expected, cell: ({ expected }) => inEuros(expected), isFigure: true },
    {
      key: "difference",
      head: words.difference,
      cell: ({ closing }) =>
        closing === null ? (
          "—"
        ) : isNothing(closing.difference) ? (
          inEuros(closing.difference)
        ) : (
          <span class="tag bad">{inEuros(closing.difference)}</span>
        ),
      isFigure: true,
    },
  ];
};

const STATES = ["open", "closed"] as const;

/** Everybody’s tills, for whoever answers for the boxes. */
export function Tills() {
  const words = say().list;
  const { filter, set } = useFilter(["state"]);
  const state = STATES.find((one) => one === asked(filter)["state"]) ?? "all";
  const pages = usePages(
    (cursor) =>
      ask(
        api.GET("/v1/{community}/tills", {
          params: { path: here, query: { state, limit: 50, ...(cursor !== null && { cursor }) } },
        }),
      ),
    state,
  );
  return (
    <CounterPage title={say().title}>
      <Chips
        choices={[
          ["all", words.anyState],
          ["open", words.onlyOpen],
          ["closed", words.onlyClosed],
        ]}
        chosen={state}
        onChoose={(one) => set("state", one === "all" ? "" : one)}
      />
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
