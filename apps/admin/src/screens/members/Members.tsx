import { ask } from "@mereau/ui/asking/ask.ts";
import { SearchBox } from "@mereau/ui/SearchBox.tsx";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { Page } from "#frame/Page.tsx";
import { type Column, Table } from "#lists/Table.tsx";
import { asked, useFilter } from "#lists/useFilter.ts";
import { useAnswer } from "#lists/useAnswer.ts";
import { usePages } from "#lists/usePages.ts";
import { say as fees } from "#screens/members/fees/texts.ts";
import { say as imports } from "#screens/members/import/texts.ts";
import { say as invitations } from "#screens/members/invitations/texts.ts";
import { StatusTag } from "#screens/members/StatusTag.tsx";
import { say } from "#screens/members/texts.ts";
import { useMemberTypes } from "#screens/members/useMemberTypes.ts";
import { hasRole } from "#session/me.ts";
import { at, here, slug } from "#shell.ts";
import { say as common } from "#texts/common.ts";
import { language } from "#texts/language.ts";
import { dayOf } from "#words/when.ts";

type Member = components["schemas"]["Member"];

const columns = (typeNamed: (code: string) => string): readonly Column<Member>[] => {
  const words = say();
  return [
    { key: "name", head: words.name, cell: ({ id, name }) => <a href={at(`/members/${id}`)}>{name}</a> },
    { key: "number", head: words.number, cell: ({ number }) => number, isFigure: true },
    { key: "email", head: words.contact, cell: ({ email }) => email, isMinor: true },
    { key: "type", head: words.type, cell: ({ type }) => typeNamed(type) },
    { key: "status", head: words.status, cell: ({ status }) => <StatusTag status={status} /> },
    { key: "role", head: words.role, cell: ({ role }) => common().roles[role], isMinor: true },
    { key: "since", head: words.since, cell: ({ appliedAt }) => dayOf(appliedAt), isMinor: true },
  ];
};

const STATUSES = ["applied", "active", "refused", "suspended", "left"] as const;
const statusOf = (value: string | undefined) => STATUSES.find((status) => status === value);

/** More applications than these are told as “50+”. */
const WAITING_COUNTED = 50;

const waitingIn = ({ items, next }: { items: readonly Member[]; next: string | null }): string =>
  `${items.length}${next === null ? "" : "+"}`;

/** Where the list is taken from as a table, as it is narrowed. */
const tableOf = (narrowed: Readonly<Record<string, string | undefined>>): string => {
  const said = new URLSearchParams({ lang: language.value });
  for (const [name, value] of Object.entries(narrowed)) if (value) said.set(name, value);
  return `/v1/${slug}/members/table?${said}`;
};

/** Everybody, and whoever asks to come in. */
export function Members() {
  const words = say();
  const { filter, typed, setTyped, set } = useFilter(["q", "status", "type"]);
  const { q, status: said, type } = asked(filter);
  const status = statusOf(said);
  const types = useMemberTypes();
  const waiting = useAnswer(() =>
    ask(
      api.GET("/v1/{community}/members", {
        params: { path: here, query: { limit: WAITING_COUNTED, status: "applied" } },
      }),
    ),
  );
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
              ...(type !== undefined && { type }),
            },
          },
        }),
      ),
    JSON.stringify([q, status, type]),
  );
  return (
    <Page
      title={words.title}
      deeds={
        <>
          <a class="other small" href={at("/members/fees")}>
            {fees().title}
          </a>
          {hasRole("admin", "manager", "teller") && (
            <a class="other small" href={at("/members/invitations")}>
              {invitations().title}
            </a>
          )}
          {hasRole("admin", "manager") && (
            <>
              <a class="other small" href={at("/members/import")}>
                {imports().open}
              </a>
              <a class="other small" href={tableOf({ q, status, type })} download>
                {words.table}
              </a>
            </>
          )}
        </>
      }
    >
      <p class="chips">
        <button type="button" class="chip" aria-pressed={!status} onClick={() => set("status", "")}>
          {words.everybody}
        </button>
        <button
          type="button"
          class="chip"
          aria-pressed={status === "applied"}
          onClick={() => set("status", "applied")}
        >
          {words.applications(waiting.value ? waitingIn(waiting.value) : "…")}
        </button>
      </p>
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
        <select
          aria-label={words.type}
          value={type ?? ""}
          onChange={(event) => set("type", event.currentTarget.value)}
        >
          <option value="">{words.anyType}</option>
          {types.all.map(({ code, name }) => (
            <option key={code} value={code} selected={code === type}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <Table
        caption={words.caption}
        columns={columns(types.named)}
        pages={pages}
        keyOf={({ id }) => id}
        none={<p>{words.none}</p>}
      />
    </Page>
  );
}
