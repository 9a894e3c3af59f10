import type { components } from "@mereau/workers/client";
import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";

import { formatAmount, parseAmount } from "@mereau/shared/money/decimal.ts";
import { Token } from "@mereau/ui/Token.tsx";
import { now } from "@mereau/ui/clock.ts";
import { Screen } from "#frame/Screen.tsx";
import type { Draft, Payee } from "#paying/order.ts";
import { AmountInput } from "#screens/pay/AmountInput.tsx";
import { useDraftId } from "#screens/pay/draft.ts";
import { usePaying } from "#screens/pay/usePaying.tsx";
import { say } from "#texts/say.ts";
import { currencyOf, inWords, minorOf } from "#words/amounts.ts";
import { besideInWords } from "#words/mix.ts";
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
  const { query } = useLocation();
  const id = useDraftId();
  const currency = currencyOf(original.currency);
  const [typed, setTyped] = useState((query["a"] ?? left).replace(".", say().pay.decimalMark));
  const [memo, setMemo] = useState(query["m"] ?? "");
  const read = parseAmount(typed, currency.scale);
  const amount = read.ok && read.value > 0 ? formatAmount(read.value, currency.scale) : null;
  const isTooMuch = read.ok && read.value > minorOf(left);
  const may = amount !== null && !isTooMuch;

  const draft: Draft | null =
    amount === null
      ? null
      : {
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
  const address = () => {
    const back = new URLSearchParams({ a: typed, m: memo, o: id });
    return `/refunds/${original.id}?${back.toString()}`;
  };
  const purpose = words.pin(inWords(amount ?? "0", currency));
  const { begin, dialog } = usePaying({ draft, purpose, address });
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
        {original.eurosBeside && <p class="note">{words.notHere(besideInWords(original.eurosBeside))}</p>}
        <input
          class="memo"
          aria-label={words.why}
          placeholder={words.why}
          maxLength={280}
          value={memo}
          onInput={(event) => setMemo(event.currentTarget.value)}
        />
      </form>
      {dialog}
    </Screen>
  );
}
