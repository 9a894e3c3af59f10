import { ask } from "@mereau/ui/asking/ask.ts";
import { Field } from "@mereau/ui/Field.tsx";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { type Column, Table } from "#lists/Table.tsx";
import { asked, useFilter } from "#lists/useFilter.ts";
import { usePages } from "#lists/usePages.ts";
import { deeds } from "#screens/trust/deeds.ts";
import { say } from "#screens/trust/texts.ts";
import { TrustPage } from "#screens/trust/TrustPage.tsx";
import { at, here } from "#shell.ts";
import { language } from "#texts/language.ts";
import { clockOf, dayOf } from "#words/when.ts";
import "#screens/trust/trust.css";

type Entry = components["schemas"]["AuditEntry"];

const inWords = (action: string): string => deeds[action]?.[language.value] ?? action;

function What({ entry: { action, subject, detail } }: { entry: Entry }) {
  const words = say().log;
  return (
    <>
      {inWords(action)}
      {action.startsWith("member.") && (
        <>
          {" "}
          <a href={at(`/members/${encodeURIComponent(subject)}`)}>{words.about}</a>
        </>
      )}
      {detail !== null && detail !== undefined && (
        <details>
          <summary>{words.detail}</summary>
          <code class="audit-detail">{JSON.stringify(detail, null, 2)}</code>
        </details>
      )}
    </>
  );
}

function Who({ entry, onChoose }: { entry: Entry; onChoose: (id: string) => void }) {
  const words = say().log;
  const { actor, onBehalfOf, approvedBy } = entry;
  return (
    <>
      {actor ? (
        <button type="button" class="chip" onClick={() => onChoose(actor.id)}>
          {actor.name ?? "—"}
        </button>
      ) : (
        words.itself
      )}
      {onBehalfOf && <small class="soft"> {words.behalf(onBehalfOf.name ?? "—")}</small>}
      {approvedBy && <small class="soft"> {words.approved(approvedBy.name ?? "—")}</small>}
    </>
  );
}

const columns = (onChoose: (id: string) => void): readonly Column<Entry>[] => {
  const words = say().log;
  return [
    { key: "what", head: words.what, cell: (entry) => <What entry={entry} /> },
    { key: "who", head: words.who, cell: (entry) => <Who entry={entry} onChoose={onChoose} /> },
    { key: "when", head: words.when, cell: (entry) => `${dayOf(entry.at)}, ${clockOf(entry.at)}` },
  ];
};

/** The kinds of deed, as the language orders their words. */
const kinds = () =>
  Object.keys(deeds)
    .map((action) => [action, inWords(action)] as const)
    .toSorted(([, one], [, other]) => one.localeCompare(other, language.value));

/** What the team did, the newest first, narrowed by kind, by person and by day. */
export function Audit() {
  const words = say().log;
  const { filter, set } = useFilter(["action", "actor", "from", "to"]);
  const { action, actor, from, to } = asked(filter);
  const pages = usePages(
    (cursor) =>
      ask(
        api.GET("/v1/{community}/audit", {
          params: {
            path: here,
            query: {
              limit: 50,
              ...(cursor !== null && { cursor }),
              ...(action !== undefined && { action }),
              ...(actor !== undefined && { actor }),
              ...(from !== undefined && { from }),
              ...(to !== undefined && { to }),
            },
          },
        }),
      ),
    JSON.stringify([action, actor, from, to]),
  );
  const name = actor && pages.items?.find((entry) => entry.actor?.id === actor)?.actor?.name;
  return (
    <TrustPage lead={words.lead}>
      <div class="pair">
        <Field label={words.action}>
          <select value={action ?? ""} onChange={({ currentTarget }) => set("action", currentTarget.value)}>
            <option value="">{words.any}</option>
            {kinds().map(([value, said]) => (
              <option key={value} value={value}>
                {said}
              </option>
            ))}
          </select>
        </Field>
        <Field label={words.from}>
          <input
            type="date"
            value={from ?? ""}
            onInput={({ currentTarget }) => set("from", currentTarget.value)}
          />
        </Field>
        <Field label={words.to}>
          <input
            type="date"
            value={to ?? ""}
            onInput={({ currentTarget }) => set("to", currentTarget.value)}
          />
        </Field>
      </div>
      {actor && (
        <p class="chips">
          <button type="button" class="chip" aria-pressed="true" onClick={() => set("actor", "")}>
            {words.by} {name ?? "…"} ✕
          </button>
        </p>
      )}
      <Table
        caption={words.caption}
        columns={columns((id) => set("actor", id))}
        pages={pages}
        keyOf={({ id }) => id}
        none={<p>{words.none}</p>}
      />
    </TrustPage>
  );
}
