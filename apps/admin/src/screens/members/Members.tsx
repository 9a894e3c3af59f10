import { ask } from "@mereau/ui/asking/ask.ts";
import { SearchBox } from "@mereau/ui/SearchBox.tsx";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { Page } from "#frame/Page.tsx";
import { type Column, Table } from "#lists/Table.tsx";
import { asked, useFilter } from "#lists/useFilter.ts";
import { usePages } from "#lists/usePages.ts";
import { say } from "#screens/members/texts.ts";
import { here } from "#shell.ts";
import { dayOf } from "#words/when.ts";

type Member = components["schemas"]["Member"];

const columns = (): readonly Column<Member>[] => {
  const words = say();
  return [
    { key: "name", head: words.name, cell: ({ name }) => name },
    { key: "number", head: words.number, cell: ({ number }) => number, isFigure: true },
    { key: "email", head: words.contact, cell: ({ email }) => email, isMinor: true },
    { key: "status", head: words.status, cell: ({ status }) => words.statuses[status] },
    { key: "since", head: words.since, cell: ({ appliedAt }) => dayOf(appliedAt), isMinor: true },
  ];
};

const STATUSES = ["applied", "active", "refused", "suspended", "left"] as const;
const statusOf = (value: string | undefined) => STATUSES.find((status) => status === value);

/** Everybody, and whoever asks to come in. */
export function Members() {
  const words = say();
  const { filter, typed, setTyped, set } = useFilter(["q", "status"]);
  const { q, status: said } = asked(filter);
  const status = statusOf(said);
  const pages = usePages(
    (cursor) =>
      ask(
        api.GET("/v1/{community}/members", {
          params: {
            path: here,
            query: {
              limit: 50,
              ...(cursor !== null && { cursor }),
              ...(q !== undefined && { q }),
              ...(status && { status }),
            },
          },
        }),
      ),
    JSON.stringify([q, status]),
  );
  return (
    <Page title={words.title}>
      <div class="filters">
        <SearchBox label={words.search} typed={typed} onType={setTyped} max={80} />
        <select
          aria-label={words.status}
          value={status ?? ""}
          onChange={(event) => set("status", event.currentTarget.value)}
        >
          <option value="">{words.anyStatus}</option>
          {STATUSES.map((each) => (
            <option key={each} value={each}>
              {words.statuses[each]}
            </option>
          ))}
        </select>
      </div>
      <Table
        caption={words.caption}
        columns={columns()}
        pages={pages}
        keyOf={({ id }) => id}
        none={<p>{words.none}</p>}
      />
    </Page>
  );
}
