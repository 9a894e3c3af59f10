import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { now } from "@mereau/ui/clock.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { type Column, Table } from "#lists/Table.tsx";
import { usePages } from "#lists/usePages.ts";
import { NewKey } from "#screens/trust/programs/NewKey.tsx";
import { Once } from "#screens/trust/programs/Once.tsx";
import { say } from "#screens/trust/programs/texts.ts";
import { TrustPage } from "#screens/trust/TrustPage.tsx";
import { here } from "#shell.ts";
import { dateAt } from "#words/when.ts";

type Key = components["schemas"]["ApiKey"];

const isOver = ({ revokedAt, expiresAt }: Key): boolean => revokedAt !== null || expiresAt <= now();

const columns = (onRevoke: (key: Key) => void): readonly Column<Key>[] => {
  const words = say();
  return [
    { key: "name", head: words.name, cell: ({ name }) => name },
    { key: "may", head: words.may, cell: ({ scopes }) => scopes.map((one) => words.scopes[one]).join(", ") },
    { key: "ends", head: words.ends, cell: ({ expiresAt }) => dateAt(expiresAt), isMinor: true },
    {
      key: "state",
      head: words.state,
      cell: (key) => (
        <span class={isOver(key) ? "tag" : "tag good"}>
          {key.revokedAt !== null ? words.revoked : isOver(key) ? words.over : words.on}
        </span>
      ),
    },
    {
      key: "deeds",
      head: words.deeds,
      cell: (key) =>
        !isOver(key) && (
          <button type="button" class="other small" onClick={() => onRevoke(key)}>
            {words.revoke}
          </button>
        ),
    },
  ];
};

/** The keys with which programs act as whoever looks: made, shown once, revoked. */
export function Keys() {
  const words = say();
  const [isMaking, setMaking] = useState(false);
  const [once, setOnce] = useState<{ name: string; token: string | null } | null>(null);
  const [leaving, setLeaving] = useState<Key | null>(null);
  const pages = usePages(
    (cursor) =>
      ask(
        api.GET("/v1/{community}/api-keys", {
          params: { path: here, query: { limit: 50, ...(cursor !== null && { cursor }) } },
        }),
      ),
    "",
  );
  return (
    <TrustPage
      lead={words.keysLead}
      deeds={
        <button type="button" class="deed small" onClick={() => setMaking(true)}>
          {words.newKey}
        </button>
      }
    >
      {once?.token === null && <p class="notice warn">{words.lostAnswer}</p>}
      {once?.token && <Once title={once.name} secret={once.token} onKept={() => setOnce(null)} />}
      <Table
        caption={words.keys}
        columns={columns(setLeaving)}
        pages={pages}
        keyOf={({ id }) => id}
        none={<p>{words.noKeys}</p>}
      />
      {isMaking && (
        <NewKey
          onClose={() => setMaking(false)}
          onMade={(name, token) => {
            setMaking(false);
            setOnce({ name, token });
            void pages.refresh();
          }}
        />
      )}
      {leaving && (
        <Revoke
          apiKey={leaving}
          onClose={() => setLeaving(null)}
          onDone={() => {
            setLeaving(null);
            document.querySelector("h1")?.focus();
            void pages.refresh();
          }}
        />
      )}
    </TrustPage>
  );
}

type RevokeProps = { apiKey: Key; onClose: () => void; onDone: () => void };

function Revoke({ apiKey: { id, name }, onClose, onDone }: RevokeProps) {
  const words = say();
  const { run, busy, trouble } = useDeed(() =>
    ask(api.DELETE("/v1/{community}/api-keys/{id}", { params: { path: { ...here, id } } })),
  );
  const revoke = async () => {
    if ((await run()) === null) return;
    tell(words.revokedNow);
    onDone();
  };
  return (
    <SureDialog
      title={words.revokeTitle(name)}
      deed={words.revoke}
      busy={busy}
      onSure={() => void revoke()}
      onClose={onClose}
    >
      <p>{words.revokeLead}</p>
      {trouble && <TroubleNotice trouble={trouble} />}
    </SureDialog>
  );
}
