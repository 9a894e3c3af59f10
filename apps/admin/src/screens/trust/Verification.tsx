import { useEffect, useRef, useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { newId } from "@mereau/ui/newId.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { type Column, Table } from "#lists/Table.tsx";
import { usePages } from "#lists/usePages.ts";
import { type LedgerVerification, OneVerification } from "#screens/trust/OneVerification.tsx";
import { say } from "#screens/trust/texts.ts";
import { TrustPage } from "#screens/trust/TrustPage.tsx";
import { here } from "#shell.ts";
import { clockOf, dayOf } from "#words/when.ts";

/** So often the one that is under way is asked how far it is. */
const LOOK_MS = 1_000;

const columns = (): readonly Column<LedgerVerification>[] => {
  const words = say().verify;
  return [
    {
      key: "when",
      head: words.when,
      cell: ({ startedAt }) => `${dayOf(startedAt)}, ${clockOf(startedAt)}`,
    },
    { key: "who", head: words.who, cell: ({ startedBy }) => startedBy.name ?? "—" },
    {
      key: "found",
      head: words.found,
      cell: ({ state }) => (
        <span class={`tag ${state === "right" ? "good" : state === "wrong" ? "bad" : ""}`}>
          {words.states[state]}
        </span>
      ),
    },
    { key: "seal", head: words.seal, cell: ({ hash }) => <code>{hash.slice(0, 16)}…</code>, isMinor: true },
  ];
};

/** Verifies the ledger at a click, says how far it is, and what was found, now and before. */
export function Verification() {
  const words = say().verify;
  const [shown, setShown] = useState<LedgerVerification | null>(null);
  // Asked again where its answer was lost, the same one is begun
  const id = useRef(newId());
  const pages = usePages(
    (cursor) =>
      ask(
        api.GET("/v1/{community}/ledger/verifications", {
          params: { path: here, query: { limit: 10, ...(cursor !== null && { cursor }) } },
        }),
      ),
    "",
  );
  const latest = shown ?? pages.items?.[0] ?? null;
  const { run, busy, trouble } = useDeed(() =>
    ask(
      api.POST("/v1/{community}/ledger/verifications", { params: { path: here }, body: { id: id.current } }),
    ),
  );
  const begin = async () => {
    const begun = await run();
    if (begun === null) return;
    id.current = newId();
    setShown(begun);
    // It may have come to its end already
    void pages.refresh();
  };
  useEffect(() => {
    if (latest?.state !== "running") return;
    const look = async () => {
      const answer = await ask(
        api.GET("/v1/{community}/ledger/verifications/{id}", {
          params: { path: { ...here, id: latest.id } },
        }),
      );
      // Where it could not be read it is looked at again: what was shown stays
      setShown(answer.ok ? answer.value : { ...latest });
      if (answer.ok && answer.value.state !== "running") void pages.refresh();
    };
    const timer = setTimeout(() => void look(), LOOK_MS);
    return () => clearTimeout(timer);
  }, [latest]);
  const isRunning = latest?.state === "running";
  return (
    <TrustPage
      lead={words.lead}
      deeds={
        <button
          type="button"
          class="deed small"
          aria-disabled={busy || isRunning}
          onClick={() => void begin()}
        >
          {words.begin}
        </button>
      }
    >
      {trouble && <TroubleNotice trouble={trouble} />}
      {latest && <OneVerification found={latest} />}
      <section class="page-part" aria-labelledby="before">
        <h2 id="before">{words.before}</h2>
        <Table
          caption={words.before}
          columns={columns()}
          pages={pages}
          keyOf={(one) => one.id}
          none={<p>{words.never}</p>}
        />
      </section>
    </TrustPage>
  );
}
