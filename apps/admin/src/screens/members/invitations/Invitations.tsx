import { useState } from "preact/hooks";

import { Chips } from "#forms/Chips.tsx";
import { Page } from "#frame/Page.tsx";
import { type Column, Table } from "#lists/Table.tsx";
import { asked, useFilter } from "#lists/useFilter.ts";
import { usePages } from "#lists/usePages.ts";
import { type Invitation, readInvitations } from "#screens/members/invitations/readInvitations.ts";
import { RevokeDialog } from "#screens/members/invitations/RevokeDialog.tsx";
import { say } from "#screens/members/invitations/texts.ts";
import { useMemberTypes } from "#screens/members/useMemberTypes.ts";
import { at } from "#shell.ts";
import { dayOf } from "#words/when.ts";
import "#screens/members/invitations/paper.css";

const STATES = ["open", "used_up", "expired", "revoked"] as const;
const tones = { open: "good", used_up: "", expired: "warn", revoked: "" } as const;

type Words = { typeNamed: (code: string) => string; onRevoke: (one: Invitation) => void };

const columns = ({ typeNamed, onRevoke }: Words): readonly Column<Invitation>[] => {
  const words = say();
  return [
    { key: "note", head: words.note, cell: ({ note }) => note ?? words.unnamed },
    {
      key: "code",
      head: words.code,
      cell: ({ code, path }) => (
        <a class="unbroken" href={path}>
          {code}
        </a>
      ),
    },
    {
      key: "type",
      head: words.type,
      cell: ({ type }) => (type === null ? words.anyType : typeNamed(type)),
      isMinor: true,
    },
    { key: "by", head: words.by, cell: ({ by, sponsor }) => (sponsor ?? by).name, isMinor: true },
    { key: "until", head: words.until, cell: ({ expiresAt }) => dayOf(expiresAt) },
    {
      key: "state",
      head: words.state,
      cell: ({ state, used, uses }) => (
        <div>
          <span class={`tag ${tones[state]}`}>{words.states[state]}</span>{" "}
          {uses > 1 && <small>{words.usesOf(used, uses)}</small>}
        </div>
      ),
    },
    {
      key: "deeds",
      head: words.deeds,
      cell: ({ state, ...one }) =>
        state === "open" ? (
          <span class="page-deeds">
            <a
              class="other small"
              aria-label={words.printOf(one.code)}
              href={at(`/members/invitations/print?id=${one.id}`)}
            >
              {words.print}
            </a>
            <button
              type="button"
              class="other small"
              aria-label={words.revokeOf(one.code)}
              onClick={() => onRevoke({ state, ...one })}
            >
              {words.revoke}
            </button>
          </span>
        ) : (
          "—"
        ),
    },
  ];
};

/** Who was invited, by which code, and what became of it. */
export function Invitations() {
  const words = say();
  const types = useMemberTypes();
  const { filter, set } = useFilter(["state", "batch"]);
  const { state: said, batch } = asked(filter);
  const state = STATES.find((one) => one === said);
  const [revoked, setRevoked] = useState<Invitation | null>(null);
  const pages = usePages(
    (cursor) => readInvitations({ state, batch }, cursor),
    JSON.stringify([state, batch]),
  );
  return (
    <Page
      title={words.title}
      lead={words.lead}
      back="/members"
      deeds={
        <a class="deed small" href={at("/members/invitations/new")}>
          {words.make.open}
        </a>
      }
    >
      {batch !== undefined && (
        <section class="notice">
          <p>{words.together}</p>
          <p class="page-deeds">
            <a class="deed small" href={at(`/members/invitations/print?batch=${batch}`)}>
              {words.letters}
            </a>
            <a class="other small" href={at(`/members/invitations/print?batch=${batch}&as=cards`)}>
              {words.cards}
            </a>
            <button type="button" class="other small" onClick={() => set("batch", "")}>
              {words.all}
            </button>
          </p>
        </section>
      )}
      <Chips
        label={words.state}
        choices={[["", words.filters.any], ...STATES.map((each) => [each, words.filters[each]] as const)]}
        chosen={state ?? ""}
        onChoose={(each) => set("state", each)}
      />
      <Table
        caption={words.caption}
        columns={columns({ typeNamed: types.named, onRevoke: setRevoked })}
        pages={pages}
        keyOf={({ id }) => id}
        none={<p>{words.none}</p>}
      />
      {revoked && (
        <RevokeDialog
          invitation={revoked}
          onClose={() => setRevoked(null)}
          onDone={() => {
            setRevoked(null);
            document.querySelector("h1")?.focus();
            void pages.refresh();
          }}
        />
      )}
    </Page>
  );
}
