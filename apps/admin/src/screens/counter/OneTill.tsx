import { useRoute } from "preact-iso";
import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { isNothing } from "@mereau/ui/words/decimals.ts";
import { api } from "#api/client.ts";
import { Page } from "#frame/Page.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { CloseTill } from "#screens/counter/CloseTill.tsx";
import { inEuros } from "#words/euros.ts";
import { Movements } from "#screens/counter/Movements.tsx";
import { say } from "#screens/counter/texts.ts";
import { TillFigures } from "#screens/counter/TillFigures.tsx";
import { hasRole } from "#session/me.ts";
import { here } from "#shell.ts";
import { say as common } from "#texts/common.ts";

/** One till, whoever keeps it: what is in it, what was done at it, and how its count came out. */
export function OneTill() {
  const id = useRoute().params["id"] ?? "";
  const [isClosing, setClosing] = useState(false);
  const { value, trouble, refresh } = useAnswer(
    () => ask(api.GET("/v1/{community}/tills/{id}", { params: { path: { ...here, id } } })),
    id,
  );
  const words = say();
  const back = "/counter/tills";
  if (!value)
    return (
      <Page title={trouble ? words.tills : common().loading} back={back}>
        {trouble && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />}
      </Page>
    );
  const { closing } = value;
  return (
    <Page title={words.list.named(value.number)} lead={value.teller.name} back={back}>
      <TillFigures till={value}>
        {closing === null && hasRole("admin", "manager") && (
          <div class="deeds">
            <button type="button" class="other small" onClick={() => setClosing(true)}>
              {words.close.open}
            </button>
          </div>
        )}
        {closing && (
          <p class={isNothing(closing.difference) ? "notice" : "notice warn"}>
            {isNothing(closing.difference)
              ? words.list.right(inEuros(closing.counted))
              : words.list.counted(inEuros(closing.counted), inEuros(closing.difference))}
            {closing.note !== null && <small>{closing.note}</small>}
          </p>
        )}
      </TillFigures>
      <h2>{words.movements.title}</h2>
      <Movements till={value} />
      {isClosing && (
        <CloseTill till={value} onDone={() => void refresh()} onClose={() => setClosing(false)} />
      )}
    </Page>
  );
}
