import type { ComponentChildren } from "preact";
import { useLocation, useRoute } from "preact-iso";
import { useState } from "preact/hooks";

import { euro } from "@mereau/shared/money/euro.ts";
import { Field } from "@mereau/ui/Field.tsx";
import type { Answer, Trouble } from "#api/ask.ts";
import { now } from "#clock.ts";
import { Screen } from "#frame/Screen.tsx";
import { StaleNote } from "#frame/StaleNote.tsx";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { WaitingRows } from "#lists/WaitingRows.tsx";
import { priceInWords } from "#screens/getPaid/price.ts";
import { withdraw } from "#screens/getPaid/requests.ts";
import { shareLink } from "#screens/getPaid/shareLink.ts";
import { AutoAcceptSheet } from "#screens/requests/AutoAcceptSheet.tsx";
import { linkOf, payPathOf } from "#screens/requests/payPath.ts";
import { type PaymentRequest, readRequest, refuse } from "#screens/requests/requests.ts";
import { accounts, refreshHome } from "#session/home.ts";
import { nameOf, shortNumberOf } from "#session/names.ts";
import { at, community } from "#shell.ts";
import { useSeen } from "#store/useSeen.ts";
import { say } from "#texts/say.ts";
import { currencyOf, figureOf, inWords } from "#words/amounts.ts";
import { atLeastInWords, besideInWords } from "#words/mix.ts";
import { dayOf, momentOf } from "#words/when.ts";
import "#screens/entry/entry.css";
import "#screens/requests/requests.css";

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
  const isMine = accounts().some(({ id }) => id === request.to);
  const mayRefuse = request.state === "open" && request.from !== null && !isMine;
  // From the first screen one comes here to refuse
  const [asking, setAsking] = useState<"refuse" | "withdraw" | "always" | null>(
    "refuse" in query && mayRefuse ? "refuse" : null,
  );
  const [reason, setReason] = useState("");
  const [refused, setRefused] = useState<Trouble | null>(null);
  const payer = accounts().find(({ id, currency }) =>
    request.from === null ? currency === request.currency : id === request.from,
  );
  const other = isMine ? request.from : request.to;
  const known =
    other === null ? words.anybody : (nameOf(other) ?? say().history.number(shortNumberOf(other)));
  const name = isMine ? known : (request.toName ?? known);
  const currency = currencyOf(request.currency);
  const { mix } = request;
  const wanted = mix?.euros ?? request.amount;
  const amount = priceInWords(request, currency);
  const take = async (answering: Promise<Answer<PaymentRequest>>, told: string) => {
    const answer = await answering;
    setAsking(null);
    setRefused(answer.ok ? null : answer.trouble);
    if (!answer.ok) return;
    onChanged(answer.value);
    tell(told);
    void refreshHome();
  };
  const remind = async () => {
    const mine = nameOf(request.to) ?? "";
    const outcome = await shareLink(
      linkOf(request.id),
      say().getPaid.shareText(mine, amount, community.name),
    );
    if (outcome === "copied") tell(say().getPaid.copied);
  };
  const isOpen = request.state === "open";
  const deeds = isOpen && (
    <>
      {isMine ? (
        <>
          <button type="button" class="slight grave" onClick={() => setAsking("withdraw")}>
            {words.withdraw}
          </button>
          <button type="button" class="deed" onClick={() => void remind()}>
            {words.remind}
          </button>
        </>
      ) : (
        <>
          {request.from !== null && (
            <button type="button" class="other" onClick={() => setAsking("refuse")}>
              {words.refuse}
            </button>
          )}
          <a class="deed" href={at(payPathOf(request.id))}>
            {request.amount === null ? say().home.pay : say().pay.deed(inWords(request.amount, currency))}
          </a>
        </>
      )}
    </>
  );
  return (
    <Screen title={words.one} back={`/requests${isMine ? "?side=payee" : ""}`} deeds={deeds}>
      {children}
      {refused && <TroubleNotice trouble={refused} />}
      <div class="entry-head">
        <p>
          <span class="figure large">{wanted === null ? "…" : figureOf(wanted)}</span>{" "}
          <span class="unit">{mix ? euro.symbol : currency.symbol}</span>
        </p>
        {mix && <p>{atLeastInWords(mix, currency)}</p>}
        <p>
          <b>{isMine ? words.askedOf(name) : words.askedBy(name)}</b>
        </p>
        <p class="soft">{momentOf(request.createdAt, now())}</p>
      </div>
      <State request={request} />
      <dl class="facts card">
        {request.memo !== null && (
          <>
            <dt>{say().entry.memo}</dt>
            <dd>{request.memo}</dd>
          </>
        )}
        {request.eurosBeside && (
          <>
            <dt>{say().entry.inEuros}</dt>
            <dd>{besideInWords(request.eurosBeside)}</dd>
          </>
        )}
        <dt>{words.validUntil}</dt>
        <dd>{request.expiresAt === null ? words.noEnd : dayOf(request.expiresAt, now())}</dd>
      </dl>
      {!isMine && payer?.role === "owner" && (
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

function State({ request: { state, transfer, reason, closedAt } }: { request: PaymentRequest }) {
  const words = say().requests;
  const style = { paid: " good", open: "", reversed: " warn", refused: " bad", cancelled: "", expired: "" };
  return (
    <div class={`notice${style[state]}`} role="status">
      <b>{words.long[state]}</b>
      {closedAt !== null && <small>{momentOf(closedAt, now())}</small>}
      {reason !== null && <p>{say().entry.undoneBecause(reason)}</p>}
      {transfer !== null && (
        <a class="slight" href={at(`/h/${transfer}`)}>
          {words.seePayment}
        </a>
      )}
    </div>
  );
}
