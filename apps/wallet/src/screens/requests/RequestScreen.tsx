import type { ComponentChildren } from "preact";
import { useLocation, useRoute } from "preact-iso";
import { useState } from "preact/hooks";

import { Field } from "@mereau/ui/Field.tsx";
import type { Answer, Trouble } from "@mereau/ui/asking/ask.ts";
import { Screen } from "#frame/Screen.tsx";
import { StaleNote } from "#frame/StaleNote.tsx";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { WaitingRows } from "#lists/WaitingRows.tsx";
import { withdraw } from "#screens/getPaid/requests.ts";
import { AutoAcceptSheet } from "#screens/requests/AutoAcceptSheet.tsx";
import { otherOf } from "#screens/requests/otherSide.ts";
import { RequestDeeds } from "#screens/requests/RequestDeeds.tsx";
import { RequestFacts } from "#screens/requests/RequestFacts.tsx";
import { type PaymentRequest, readRequest, refuse } from "#screens/requests/requests.ts";
import { accounts, dropRequest, refreshHome } from "#session/home.ts";
import { useSeen } from "#store/useSeen.ts";
import { say } from "#texts/say.ts";

/** One request: who asks whom for what, what became of it, and what can be done. */
export function RequestScreen() {
  const { params } = useRoute();
  const id = params["id"] ?? "";
  const words = say().requests;
  const { seen, trouble, again, put } = useSeen(`request:${id}`, () => readRequest(id));
  if (!seen)
    return (
      <Screen title={words.one} back="/requests">
        {trouble ? <TroubleNotice trouble={trouble} onRetry={again} /> : <WaitingRows count={2} />}
      </Screen>
    );
  return (
    <Shown request={seen.value} onChanged={put}>
      <StaleNote at={seen.at} trouble={trouble} />
    </Shown>
  );
}

type Props = {
  request: PaymentRequest;
  onChanged: (request: PaymentRequest) => void;
  children: ComponentChildren;
};

function Shown({ request, onChanged, children }: Props) {
  const words = say().requests;
  const { query } = useLocation();
  const side = accounts().some(({ id }) => id === request.to) ? "payee" : "payer";
  const mayRefuse = request.state === "open" && request.from !== null && side === "payer";
  // From the first screen one comes here to refuse
  const [asking, setAsking] = useState<"refuse" | "withdraw" | "always" | null>(
    "refuse" in query && mayRefuse ? "refuse" : null,
  );
  const [reason, setReason] = useState("");
  const [refused, setRefused] = useState<Trouble | null>(null);
  const payer = accounts().find(({ id, currency }) =>
    request.from === null ? currency === request.currency : id === request.from,
  );
  const name = otherOf(request, side);
  const take = async (answering: Promise<Answer<PaymentRequest>>, told: string) => {
    const answer = await answering;
    setAsking(null);
    setRefused(answer.ok ? null : answer.trouble);
    if (!answer.ok) return;
    await dropRequest(request.id);
    onChanged(answer.value);
    tell(told);
    void refreshHome();
  };
  const deeds = request.state === "open" && (
    <RequestDeeds
      request={request}
      side={side}
      onRefuse={() => setAsking("refuse")}
      onWithdraw={() => setAsking("withdraw")}
    />
  );
  return (
    <Screen title={words.one} back={`/requests?side=${side}`} deeds={deeds}>
      {children}
      {refused && <TroubleNotice trouble={refused} />}
      <RequestFacts request={request} side={side} />
      {side === "payer" && payer?.role === "owner" && (
        <button type="button" class="slight" onClick={() => setAsking("always")}>
          {words.always(name)}
        </button>
      )}
      {asking === "always" && payer && (
        <AutoAcceptSheet
          account={payer}
          payee={request.to}
          onDone={() => setAsking(null)}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === "refuse" && (
        <SureDialog
          title={words.refuseSure(name)}
          deed={words.refuse}
          onSure={() => void take(refuse(request.id, reason), words.isRefused)}
          onClose={() => setAsking(null)}
        >
          <Field label={words.reason} hint={say().common.optional}>
            <input maxLength={280} value={reason} onInput={(e) => setReason(e.currentTarget.value)} />
          </Field>
        </SureDialog>
      )}
      {asking === "withdraw" && (
        <SureDialog
          title={words.withdrawSure}
          deed={words.withdraw}
          onSure={() => void take(withdraw(request.id), words.isWithdrawn)}
          onClose={() => setAsking(null)}
        >
          <p>{words.withdrawWhat}</p>
        </SureDialog>
      )}
    </Screen>
  );
}
