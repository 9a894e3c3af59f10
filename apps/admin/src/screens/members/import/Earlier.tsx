import { ask } from "@mereau/ui/asking/ask.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { type Column, Table } from "#lists/Table.tsx";
import { usePages } from "#lists/usePages.ts";
import { say } from "#screens/members/import/texts.ts";
import { at, here } from "#shell.ts";
import { countOf } from "#words/amounts.ts";
import { dayOf } from "#words/when.ts";

type MemberImport = components["schemas"]["MemberImport"];

const columns = (): readonly Column<MemberImport>[] => {
  const words = say();
  return [
    {
      key: "file",
      head: words.file,
      cell: ({ id, fileName }) => <a href={at(`/members/import/${id}`)}>{fileName}</a>,
    },
    { key: "when", head: words.when, cell: ({ createdAt }) => dayOf(createdAt) },
    { key: "state", head: words.state, cell: ({ state }) => <span class="tag">{words.states[state]}</span> },
    { key: "lines", head: words.lines, cell: ({ lines }) => countOf(lines), isFigure: true },
    { key: "created", head: words.created, cell: ({ created }) => countOf(created), isFigure: true },
    {
      key: "refused",
      head: words.refused,
      cell: ({ refused, failed }) => countOf(refused + failed),
      isFigure: true,
    },
  ];
};

/** The files that were looked at before, with what became of each. */
export function Earlier() {
  const words = say();
  const pages = usePages(
    (cursor) =>
      ask(
        api.GET("/v1/{community}/member-imports", {
          params: { path: here, query: { limit: 20, ...(cursor !== null && { cursor }) } },
        }),
      ),
    "",
  );
  return (
    <section class="page-part">
      <h2>{words.earlier}</h2>
      <Table
        caption={words.earlier}
        columns={columns()}
        pages={pages}
        keyOf={({ id }) => id}
        none={<p>{words.earlierNone}</p>}
      />
    </section>
  );
}
