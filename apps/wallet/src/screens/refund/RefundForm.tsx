import type { components } from "@mereau/workers/client";
import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";

import { formatAmount, parseAmount } from "@mereau/shared/money/decimal.ts";
import { Token } from "@mereau/ui/Token.tsx";
import { now } from "#clock.ts";
import { Screen } from "#frame/Screen.tsx";
import { deviceKey } from "#keys/vault.ts";
import { confirm } from "#paying/confirm.ts";
import type { Draft, Payee } from "#paying/order.ts";
import { AmountInput } from "#screens/pay/AmountInput.tsx";
import { useDraftId } from "#screens/pay/draft.ts";
import { Unlock } from "#screens/pin/Unlock.tsx";
import { member } from "#session/home.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import { currencyOf, inWords, minorOf } from "#words/amounts.ts";
import { momentOf } from "#words/when.ts";

type Props = {
  original: components["schemas"]["ChargedTransfer"];
  payer: Payee;
  /** How much of the payment is left to give back. */
  left: string;
};

/** How much is given back, and the deed: an order as any payment, sent once. */
export function RefundForm({ original, payer, left }: Props) {
  const words = say().refund;
  const { query, route } = useLocation();
  const id = useDraftId();
  const currency = currencyOf(original.currency);
  const [typed, setTyped] = useState((query["a"] ?? left).replace(".", say().pay.decimalMark));
  const [memo, setMemo] = useState(query["m"] ?? "");
  const [unlocking, setUnlocking] = useState(false);
  const read = parseAmount(typed, currency.scale);
  const amount = read.ok && read.value > 0 ? formatAmount(read.value, currency.scale) : null;
  const isTooMuch = read.ok && read.value > minorOf(left);
  const may = amount !== null && !isTooMuch;

  const begin = async () => {
    const me = member();
    if (!me) return;
    const hasKey = (await deviceKey(me.id))?.registered ?? false;
    if (hasKey) return setUnlocking(true);
    const back = new URLSearchParams({ a: typed, m: memo, o: id });
    route(at(`/me/code?next=${encodeURIComponent(`/refunds/${original.id}?${back.toString()}`)}`));
  };
  const sign = async (seed: Uint8Array<ArrayBuffer>) => {
    const me = member();
    if (!me || amount === null) return;
    const draft: Draft = {
      id,
      currency: currency.code,
      from: original.to,
      payee: { ...payer, account: original.from },
      amount,
      memo: memo.trim() || null,
      category: null,
      request: null,
      refundOf: original.id,
    };
    await confirm(draft, { member: me.id, seed });
    route(at(`/orders/${id}`), true);
  };
  const deeds = (
    <button class="deed" form="refund" aria-disabled={!may}>
      {amount === null ? say().pay.deedEmpty : words.deed(inWords(amount, currency))}
    </button>
  );
  return (
    <Screen title={words.title} back="/till?day" deeds={deeds}>
      <form
        id="refund"
        class="pay"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (may) void begin();
        }}
      >
        <div class="card who">
          <Token name={payer.name} picture={payer.picture} large />
          <p>
            <b>{payer.name}</b>
            <small>{words.paid(inWords(original.amount, currency), momentOf(original.at, now()))}</small>
          </p>
        </div>
        <AmountInput currency={currency} value={typed} fixed={false} onInput={setTyped} />
        <p class={isTooMuch ? "notice warn" : "note"} role="status">
          {isTooMuch ? words.tooMuch(inWords(left, currency)) : words.left(inWords(left, currency))}
        </p>
        <input
          class="memo"
          aria-label={words.why}
          placeholder={words.why}
          maxLength={280}
          value={memo}
          onInput={(event) => setMemo(event.currentTarget.value)}
        />
      </form>
      {unlocking && amount !== null && (
        <Unlock
          purpose={words.pin(inWords(amount, currency))}
          onUnlocked={sign}
          onClose={() => setUnlocking(false)}
        />
      )}
    </Screen>
  );
}
