import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { type Column, Table } from "#lists/Table.tsx";
import { usePages } from "#lists/usePages.ts";
import { type Hook, stateOf } from "#screens/trust/programs/hookState.ts";
import { NewHook } from "#screens/trust/programs/NewHook.tsx";
import { Once } from "#screens/trust/programs/Once.tsx";
import { say } from "#screens/trust/programs/texts.ts";
import { TrustPage } from "#screens/trust/TrustPage.tsx";
import { hasRole } from "#session/me.ts";
import { at, here } from "#shell.ts";
import { clockOf, dayOf } from "#words/when.ts";

const columns = (): readonly Column<Hook>[] => {
  const words = say();
  return [
    {
      key: "name",
      head: words.name,
      cell: ({ id, name }) => <a href={at(`/trust/webhooks/${id}`)}>{name}</a>,
    },
    { key: "url", head: words.address, cell: ({ url }) => url, isMinor: true },
    {
      key: "last",
      head: words.lastSent,
      cell: ({ lastSentAt }) =>
        lastSentAt === null ? words.never : `${dayOf(lastSentAt)}, ${clockOf(lastSentAt)}`,
    },
    {
      key: "state",
      head: words.state,
      cell: (hook) => {
        const { name, tone } = stateOf(hook);
        return <span class={`tag ${tone}`}>{name}</span>;
      },
    },
  ];
};

/** The programs that are told what happens here. */
export function Webhooks() {
  const words = say();
  const [isMaking, setMaking] = useState(false);
  const [once, setOnce] = useState<{ name: string; secret: string | null } | null>(null);
  const pages = usePages(async () => {
    const answer = await ask(api.GET("/v1/{community}/webhooks", { params: { path: here } }));
    return answer.ok ? { ok: true, value: { items: answer.value.items, next: null } } : answer;
  }, "");
  return (
    <TrustPage
      lead={words.hooksLead}
      deeds={
        hasRole("admin") && (
          <button type="button" class="deed small" onClick={() => setMaking(true)}>
            {words.newHook}
          </button>
        )
      }
    >
      {once?.secret === null && <p class="notice warn">{words.lostAnswer}</p>}
      {once?.secret && <Once title={once.name} secret={once.secret} onKept={() => setOnce(null)} />}
      <Table
        caption={words.webhooks}
        columns={columns()}
        pages={pages}
        keyOf={({ id }) => id}
        none={<p>{words.noHooks}</p>}
      />
      {isMaking && (
        <NewHook
          onClose={() => setMaking(false)}
          onMade={(name, secret) => {
            setMaking(false);
            setOnce({ name, secret });
            void pages.refresh();
          }}
        />
      )}
    </TrustPage>
  );
}
