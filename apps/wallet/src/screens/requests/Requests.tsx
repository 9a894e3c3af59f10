import { useLocation } from "preact-iso";
import { useEffect, useState } from "preact/hooks";

import { Token } from "@mereau/ui/Token.tsx";
import { now } from "@mereau/ui/clock.ts";
import { Screen } from "#frame/Screen.tsx";
import { StaleNote } from "#frame/StaleNote.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { More } from "#lists/More.tsx";
import { WaitingRows } from "#lists/WaitingRows.tsx";
import { AccountChips } from "#screens/home/AccountChips.tsx";
import { chosenAccount } from "#screens/home/chosenAccount.ts";
import { AutoAccepts } from "#screens/requests/AutoAccepts.tsx";
import { otherOf } from "#screens/requests/otherSide.ts";
import { payPathOf } from "#screens/requests/payPath.ts";
import { type PaymentRequest, requestsOf, type Side } from "#screens/requests/requests.ts";
import { accounts, type HomeAccount } from "#session/home.ts";
import { noteName } from "#session/names.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import { currencyOf, eurosInWords, inWords } from "#words/amounts.ts";
import { atLeastInWords } from "#words/mix.ts";
import { dayOf } from "#words/when.ts";
import "#screens/requests/requests.css";

/** What one is asked to pay, and what one asks for. */
export function Requests() {
  const words = say().requests;
  const { query } = useLocation();
  const [side, setSide] = useState<Side>(query["side"] === "payee" ? "payee" : "payer");
  const account = chosenAccount(accounts());
  const deed = (
    <a class="deed" href={at("/get-paid")}>
      {words.askDeed}
    </a>
  );
  return (
    <Screen title={words.title} back="/" deeds={side === "payee" && deed}>
      <AccountChips chosen={account} />
      <div class="chips" role="group" aria-label={words.sides}>
        {(["payer", "payee"] as const).map((one) => (
          <button
            key={one}
            type="button"
            class="chip"
            aria-pressed={one === side}
            onClick={() => setSide(one)}
          >
            {words[one]}
          </button>
        ))}
      </div>
      {account ? (
        <OfAccount key={account.id + side} account={account} side={side} />
      ) : (
        <p>{say().home.noAccount}</p>
      )}
      {account && side === "payer" && <AutoAccepts account={account} />}
    </Screen>
  );
}

function OfAccount({ account, side }: { account: HomeAccount; side: Side }) {
  const words = say().requests;
  const listing = requestsOf({ account: account.id, side });
  useEffect(() => void listing.refresh(), [listing, account.openRequests, account.entries[0]?.seq]);
  const known = listing.known.value;
  const trouble = listing.trouble.value;
  useEffect(() => {
    for (const { to, toName } of known?.items ?? []) noteName(to, toName);
  }, [known]);
  if (!known)
    return trouble ? (
      <TroubleNotice trouble={trouble} onRetry={() => void listing.refresh()} />
    ) : (
      <WaitingRows count={3} />
    );
  const open = known.items.filter(({ state }) => state === "open");
  const closed = known.items.filter(({ state }) => state !== "open");
  return (
    <>
      <StaleNote at={known.at} trouble={trouble} />
      {open.length === 0 && <p class="card soft">{side === "payer" ? words.noneAsked : words.noneAsking}</p>}
      {open.length > 0 && (
        <ul class="open-requests">
          {open.map((request) => (
            <li key={request.id} class="card">
              <Open request={request} side={side} mayPay={account.role !== "viewer"} />
            </li>
          ))}
        </ul>
      )}
      {closed.length > 0 && (
        <section class="day wide" aria-labelledby="closed">
          <h2 id="closed">{words.closed}</h2>
          <ul class="rows">
            {closed.map((request) => (
              <li key={request.id}>
                <Closed request={request} side={side} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <More listing={listing} />
    </>
  );
}

const amountOf = ({ amount, mix, currency }: PaymentRequest): string =>
  mix
    ? eurosInWords(mix.euros)
    : amount === null
      ? say().requests.asYouLike
      : inWords(amount, currencyOf(currency));

type OpenProps = { request: PaymentRequest; side: Side; mayPay: boolean };

/** One that waits: paid in two taps, this one and the confirmation. */
function Open({ request, side, mayPay }: OpenProps) {
  const words = say().requests;
  const name = otherOf(request, side);
  const facts = [
    request.mix && atLeastInWords(request.mix, currencyOf(request.currency)),
    request.memo,
    request.expiresAt === null ? null : words.until(dayOf(request.expiresAt, now())),
  ];
  return (
    <>
      <a class="row asked" href={at(`/requests/${request.id}`)}>
        <Token name={name} />
        <span>
          <b>{name}</b>
          <small>{facts.filter(Boolean).join(" · ")}</small>
        </span>
        <span class="amount">{amountOf(request)}</span>
      </a>
      {side === "payer" && mayPay && (
        <a class="deed" href={at(payPathOf(request.id))}>
          {request.amount === null ? say().home.pay : say().pay.deed(amountOf(request))}
        </a>
      )}
    </>
  );
}

function Closed({ request, side }: { request: PaymentRequest; side: Side }) {
  const words = say().requests;
  const name = otherOf(request, side);
  return (
    <a class="row" href={at(`/requests/${request.id}`)}>
      <Token name={name} />
      <span>
        <b>{name}</b>
        <small>
          {[words.states[request.state], dayOf(request.closedAt ?? request.createdAt, now())].join(" · ")}
        </small>
      </span>
      <span class="amount soft">{amountOf(request)}</span>
    </a>
  );
}
