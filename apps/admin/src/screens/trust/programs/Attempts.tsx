import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { newId } from "@mereau/ui/newId.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { Chips } from "#forms/Chips.tsx";
import { useDeed } from "#forms/useDeed.ts";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { type Column, Table } from "#lists/Table.tsx";
import { usePages } from "#lists/usePages.ts";
import { say } from "#screens/trust/programs/texts.ts";
import { hasRole } from "#session/me.ts";
import { here } from "#shell.ts";
import { clockOf, dayOf } from "#words/when.ts";

type Attempt = components["schemas"]["WebhookAttempt"];

const columns = (onAgain: (attempt: Attempt) => void): readonly Column<Attempt>[] => {
  const words = say();
  return [
    { key: "what", head: words.what, cell: ({ kind }) => words.kinds[kind] },
    { key: "when", head: words.when, cell: ({ at }) => `${dayOf(at)}, ${clockOf(at)}` },
    {
      key: "answer",
      head: words.answer,
      cell: ({ status, answer, went, againAt }) => (
        <>
          <span class={went === "sent" ? "tag good" : "tag bad"}>{status ?? "–"}</span>{" "}
          <small class="soft">{answer.slice(0, 80)}</small>
          {againAt !== null && <small> {words.againAt(dayOf(againAt), clockOf(againAt))}</small>}
        </>
      ),
    },
    {
      key: "deeds",
      head: words.deeds,
      cell: (attempt) =>
        hasRole("admin") &&
        attempt.kind !== "endpoint.test" && (
          <button type="button" class="other small" onClick={() => onAgain(attempt)}>
            {words.again}
          </button>
        ),
    },
  ];
};

/** What a program was told and what it answered; each may be sent again. */
export function Attempts({ id, turn }: { id: string; turn: number }) {
  const words = say();
  const [went, setWent] = useState<"" | "failed">("");
  const pages = usePages(
    (cursor) =>
      ask(
        api.GET("/v1/{community}/webhooks/{id}/attempts", {
          params: {
            path: { ...here, id },
            query: { limit: 50, ...(went !== "" && { went }), ...(cursor !== null && { cursor }) },
          },
        }),
      ),
    JSON.stringify([id, went, turn]),
  );
  const again = useDeed((event: string) =>
    ask(
      api.POST("/v1/{community}/webhooks/{id}/replays", {
        params: { path: { ...here, id } },
        body: { id: newId(), event },
      }),
    ),
  );
  const sendAgain = async ({ event }: Attempt) => {
    if ((await again.run(event)) === null) return;
    tell(words.sentAgain);
    void pages.refresh();
  };
  return (
    <section class="page-part" aria-labelledby="attempts">
      <h2 id="attempts">{words.attempts}</h2>
      <Chips
        choices={[
          ["", words.all],
          ["failed", words.failed],
        ]}
        chosen={went}
        onChoose={setWent}
      />
      {again.trouble && <TroubleNotice trouble={again.trouble} />}
      <Table
        caption={words.attemptsCaption}
        columns={columns((attempt) => void sendAgain(attempt))}
        pages={pages}
        keyOf={(one) => one.id}
        none={<p>{words.noAttempts}</p>}
      />
    </section>
  );
}
