import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { CloseTill } from "#screens/counter/CloseTill.tsx";
import { CounterPage } from "#screens/counter/CounterPage.tsx";
import { Issue } from "#screens/counter/issue/Issue.tsx";
import { Movements } from "#screens/counter/Movements.tsx";
import { OpenTill } from "#screens/counter/OpenTill.tsx";
import { OtherEuros } from "#screens/counter/OtherEuros.tsx";
import { say } from "#screens/counter/texts.ts";
import { Tills } from "#screens/counter/Tills.tsx";
import { TillFigures } from "#screens/counter/TillFigures.tsx";
import { hasRole, me } from "#session/me.ts";
import { here } from "#shell.ts";

export type Till = components["schemas"]["Till"];

async function readOpenTill(teller: string) {
  const query = { state: "open", teller, limit: 1 } as const;
  const found = await ask(api.GET("/v1/{community}/tills", { params: { path: here, query } }));
  return found.ok ? { ok: true as const, value: { till: found.value.items[0] ?? null } } : found;
}

/** Who serves members finds their own till here; who only watches, everybody’s. */
export const Counter = () => (hasRole("admin", "manager", "teller") ? <OwnTill /> : <Tills />);

/** A teller’s own till: opened with a count, what is exchanged at it, closed with a count. */
function OwnTill() {
  const { value, trouble, refresh } = useAnswer(() => readOpenTill(me()?.member.id ?? ""));
  const words = say();
  const till = value?.till;
  return (
    <CounterPage title={words.title} lead={words.lead}>
      {!value && !trouble && <div class="card waiting" aria-busy="true" />}
      {trouble && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />}
      {till === null && <OpenTill onOpened={() => void refresh()} />}
      {till && <AtTill key={till.id} till={till} onChange={refresh} />}
    </CounterPage>
  );
}

type Props = { till: Till; onChange: () => Promise<void> };

function AtTill({ till, onChange }: Props) {
  const [open, setOpen] = useState<"euros" | "close" | null>(null);
  const words = say();
  const changed = () => void onChange();
  return (
    <>
      <div class="cards two">
        <Issue till={till} onDone={changed} />
        <TillFigures till={till}>
          <div class="deeds">
            <button type="button" class="other small" onClick={() => setOpen("euros")}>
              {words.euros.open}
            </button>
            <button type="button" class="other small" onClick={() => setOpen("close")}>
              {words.close.open}
            </button>
          </div>
        </TillFigures>
      </div>
      <h2>{words.movements.title}</h2>
      <Movements till={till} onAsked={changed} />
      {open === "euros" && <OtherEuros till={till} onDone={changed} onClose={() => setOpen(null)} />}
      {open === "close" && <CloseTill till={till} onDone={changed} onClose={() => setOpen(null)} />}
    </>
  );
}
