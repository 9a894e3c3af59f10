import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { Page } from "#frame/Page.tsx";
import { type Column, Table } from "#lists/Table.tsx";
import { usePages } from "#lists/usePages.ts";
import { CardDialog, type CardDeed } from "#screens/cards/CardDialog.tsx";
import { say } from "#screens/cards/texts.ts";
import { TariffTabs } from "#screens/tariff/TariffTabs.tsx";
import { at, here } from "#shell.ts";
import { dayOf } from "#words/when.ts";

export type Card = components["schemas"]["PaymentCard"];

const deedsOn = ({ revokedAt }: Card): readonly CardDeed[] =>
  revokedAt === null ? ["change", "replace", "revoke"] : [];

/** Every card that was given, and what may be done about it. */
export function Cards() {
  const words = say();
  const { route } = useLocation();
  const [open, setOpen] = useState<{ deed: CardDeed; card: Card } | null>(null);
  const pages = usePages(
    (cursor) =>
      ask(
        api.GET("/v1/{community}/payment-cards", {
          params: { path: here, query: { all: true, limit: 50, ...(cursor !== null && { cursor }) } },
        }),
      ),
    "",
  );
  const columns: readonly Column<Card>[] = [
    {
      key: "member",
      head: words.member,
      cell: ({ member, memberName }) => <a href={at(`/members/${member}`)}>{memberName}</a>,
    },
    { key: "account", head: words.account, cell: ({ account }) => account, isMinor: true },
    {
      key: "number",
      head: words.number,
      cell: ({ kinds, ending }) =>
        [words.ending(ending), kinds.includes("tag") ? words.tag : null].filter(Boolean).join(", "),
    },
    { key: "since", head: words.since, cell: ({ createdAt }) => dayOf(createdAt), isMinor: true },
    { key: "state", head: words.state, cell: (card) => <State card={card} /> },
    {
      key: "deeds",
      head: words.deeds,
      cell: (card) => (
        <span class="chips">
          {deedsOn(card).map((deed) => (
            <button key={deed} type="button" class="other small" onClick={() => setOpen({ deed, card })}>
              {words[deed]}
            </button>
          ))}
        </span>
      ),
    },
  ];
  return (
    <Page
      title={words.title}
      lead={words.lead}
      deeds={
        <a class="deed" href={at("/tariff/cards/new")}>
          {words.issue}
        </a>
      }
    >
      <TariffTabs />
      <Table
        caption={words.caption}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        none={<p>{words.none}</p>}
      />
      {open && (
        <CardDialog
          {...open}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            document.querySelector("h1")?.focus();
            if (open.deed === "replace") return route(at("/tariff/cards/new"));
            void pages.refresh();
          }}
        />
      )}
    </Page>
  );
}

const State = ({ card: { revokedAt, locked } }: { card: Card }) => {
  const { states } = say();
  if (revokedAt !== null) return <span class="tag">{states.revoked}</span>;
  return locked ? <span class="tag warn">{states.locked}</span> : <span class="tag good">{states.good}</span>;
};
