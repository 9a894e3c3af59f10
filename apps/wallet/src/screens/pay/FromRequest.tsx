import { useEffect, useState } from "preact/hooks";

import { readScanned } from "@mereau/shared/payments/payLink.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { ask, type Trouble } from "#api/ask.ts";
import { Screen } from "#frame/Screen.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { PayForm } from "#screens/pay/PayForm.tsx";
import { at, here, slug } from "#shell.ts";
import { say } from "#texts/say.ts";

type PaymentRequest = components["schemas"]["PaymentRequest"];

/** The request that the end of its link names; null: it is no such end. */
function requestIdOf(code: string): string | null {
  const { origin } = location;
  const scanned = readScanned(origin + at(`/r/${code}`), { origin, slug });
  return scanned.kind === "request" ? scanned.id : null;
}

/** Paying what somebody asked for. `code` is the request’s id as its link has it. */
export function FromRequest({ code }: { code: string }) {
  const words = say();
  const id = requestIdOf(code);
  const [request, setRequest] = useState<PaymentRequest | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const look = async () => {
    if (id === null) return;
    setTrouble(null);
    const path = { ...here, id };
    const answer = await ask(api.GET("/v1/{community}/payment-requests/{id}", { params: { path } }));
    if (answer.ok) setRequest(answer.value);
    else setTrouble(answer.trouble);
  };
  useEffect(() => void look(), [id]);
  const isOpen = request?.state === "open";
  if (request && isOpen) {
    const { to, toName } = request;
    const payee = { account: to, name: toName ?? words.entries.nameless, number: null, picture: null };
    return <PayForm payee={payee} asked={request} />;
  }
  return (
    <Screen title={words.pay.title}>
      {id === null && <p class="notice warn">{words.pay.notACode}</p>}
      {trouble && <TroubleNotice trouble={trouble} onRetry={() => void look()} />}
      {request && !isOpen && <p class="notice">{words.pay.requestClosed[request.state]}</p>}
      {id !== null && !request && !trouble && <p class="soft">{words.common.loading}</p>}
    </Screen>
  );
}
