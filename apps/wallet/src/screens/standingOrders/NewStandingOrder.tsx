import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";

import { formatAmount, parseAmount } from "@mereau/shared/money/decimal.ts";
import { standingOrderBytes } from "@mereau/shared/crypto/mandate.ts";
import { api } from "#api/client.ts";
import { ask, type Trouble } from "@mereau/ui/asking/ask.ts";
import { now } from "@mereau/ui/clock.ts";
import { Screen } from "#frame/Screen.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { newId } from "@mereau/ui/newId.ts";
import { AmountInput } from "#screens/pay/AmountInput.tsx";
import { tooMuch } from "#screens/pay/tooMuch.ts";
import { PayeePicker } from "#screens/people/PayeePicker.tsx";
import { type Signature, useSignature } from "#screens/pin/useSignature.tsx";
import { type Draft, endOf, firstDates, rhythmOf } from "#screens/standingOrders/draft.ts";
import { RhythmFields } from "#screens/standingOrders/RhythmFields.tsx";
import { standingOrdersOf } from "#screens/standingOrders/standingOrders.ts";
import { chosenAccount } from "#screens/home/chosenAccount.ts";
import { accounts } from "#session/home.ts";
import { nameOf } from "#session/names.ts";
import { at, community, here } from "#shell.ts";
import { useDraft } from "#store/useDraft.ts";
import { say } from "#texts/say.ts";
import { currencyOf, inWords } from "#words/amounts.ts";
import { plainDayOf } from "#words/plainDay.ts";
import "#screens/pay/pay.css";
import "#screens/standingOrders/standingOrders.css";

const DAY_MS = 86_400_000;
const SHOWN_DATES = 3;

/** Tomorrow: what is ordered today for today is paid at once, which a payment does better. */
const tomorrow = (): string => new Date(now() + DAY_MS).toISOString().slice(0, 10);

const empty = (): Draft => ({
  id: newId(),
  to: "",
  amount: "",
  memo: "",
  every: "month",
  days: "10",
  first: tomorrow(),
  ends: "never",
  endDate: "",
  count: "12",
});

/** Whom, how much, how often, from when to when: then the dates are shown, and the phone’s code confirms. */
export function NewStandingOrder() {
  const words = say().standingOrders;
  const { route } = useLocation();
  const { draft, set, drop } = useDraft("standing-order", empty);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { sign, dialog } = useSignature();
  const account = chosenAccount(accounts());
  if (!account) return <Screen title={words.newTitle}>{say().home.noAccount}</Screen>;
  const currency = currencyOf(account.currency);
  const read = parseAmount(draft.amount, currency.scale);
  const minor = read.ok && read.value > 0 ? read.value : null;
  const rhythm = rhythmOf(draft);
  const end = endOf(draft);
  const dates = firstDates(draft, SHOWN_DATES);
  const amount = minor === null ? null : formatAmount(minor, currency.scale);
  const doubt = tooMuch(account, minor ?? 0);
  const isWhole = draft.to !== "" && amount !== null && rhythm && end && dates.length > 0;

  const begin = () => {
    if (!isWhole || minor === null) return;
    const { id, to, first, memo } = draft;
    const facts = { id, currency: currency.code, from: account.id, to, rhythm, firstDate: first, ...end };
    const onSigned = async (order: Signature) => {
      const body = { ...facts, amount, memo: memo.trim() || null, category: null, order };
      const answer = await ask(api.POST("/v1/{community}/standing-orders", { params: { path: here }, body }));
      setTrouble(answer.ok ? null : answer.trouble);
      if (!answer.ok) return;
      drop();
      tell(words.made);
      void standingOrdersOf({ account: account.id }).refresh();
      route(at(`/standing-orders/${id}`), true);
    };
    void sign({
      purpose: words.toConfirm(inWords(amount, currency), nameOf(to) ?? to),
      bytesFor: (keyId) => standingOrderBytes({ ...facts, community: community.id, amount: minor, keyId }),
      onSigned,
    });
  };
  const deeds = (
    <button class="deed" form="standing-order" aria-disabled={!isWhole}>
      {isWhole ? words.deed(inWords(amount, currency)) : words.deedEmpty}
    </button>
  );
  return (
    <Screen title={words.newTitle} back="/standing-orders" deeds={deeds}>
      <form
        id="standing-order"
        class="page-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          begin();
        }}
      >
        <PayeePicker
          label={words.who}
          currency={currency.code}
          account={draft.to}
          onChoose={(to) => set({ to })}
        />
        <AmountInput
          currency={currency}
          value={draft.amount}
          fixed={false}
          onInput={(typed) => set({ amount: typed })}
        />
        {doubt !== null && <p class="notice warn">{doubt}</p>}
        <input
          class="memo"
          aria-label={say().pay.memo}
          placeholder={say().pay.memo}
          maxLength={280}
          value={draft.memo}
          onInput={(event) => set({ memo: event.currentTarget.value })}
        />
        <RhythmFields draft={draft} onChange={set} earliest={tomorrow()} />
        <p class="notice" role="status">
          {dates.length > 0
            ? words.dates(dates.map(plainDayOf), dates.length === SHOWN_DATES)
            : words.noDates}
        </p>
      </form>
      {trouble && <TroubleNotice trouble={trouble} onRetry={begin} />}
      {dialog}
    </Screen>
  );
}
