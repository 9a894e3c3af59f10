import { useRoute } from "preact-iso";

import { ask } from "@mereau/ui/asking/ask.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { Page } from "#frame/Page.tsx";
import { type Column, Table } from "#lists/Table.tsx";
import { usePages } from "#lists/usePages.ts";
import { Explained } from "#screens/currency/Explained.tsx";
import { say } from "#screens/currency/texts.ts";
import { here } from "#shell.ts";
import { dayOf } from "#words/when.ts";
import "#screens/currency/currency.css";

type Version = components["schemas"]["PolicyVersion"];

const tones = { in_force: "good", announced: "warn", past: "", withdrawn: "bad" } as const;

const columns = (): readonly Column<Version>[] => {
  const words = say();
  return [
    { key: "version", head: words.columns.version, cell: ({ version }) => words.version(version) },
    {
      key: "state",
      head: words.columns.from,
      cell: ({ state, effectiveAt }) => (
        <>
          {dayOf(effectiveAt)} <span class={`tag ${tones[state]}`}>{words.states[state]}</span>
        </>
      ),
    },
    { key: "rules", head: words.columns.rules, cell: (version) => <Explained version={version} /> },
  ];
};

/** Every version of a currency’s policies: what was settled, by whom, and what became of it. */
export function Versions() {
  const { params } = useRoute();
  const code = params["code"] ?? "";
  const pages = usePages(
    (cursor) =>
      ask(
        api.GET("/v1/{community}/currencies/{code}/policies/versions", {
          params: { path: { ...here, code }, query: { limit: 20, ...(cursor !== null && { cursor }) } },
        }),
      ),
    code,
  );
  return (
    <Page title={say().history} lead={say().historyLead} back={`/currencies/${code}`}>
      <Table
        caption={say().history}
        columns={columns()}
        pages={pages}
        keyOf={({ version }) => String(version)}
        none={<p>{say().noRules}</p>}
      />
    </Page>
  );
}
