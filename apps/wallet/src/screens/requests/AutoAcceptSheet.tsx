import { useEffect, useRef, useState } from "preact/hooks";

import { autoAcceptBytes } from "@mereau/shared/crypto/mandate.ts";
import { formatAmount, parseAmount } from "@mereau/shared/money/decimal.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { api } from "#api/client.ts";
import { ask, type Trouble } from "@mereau/ui/asking/ask.ts";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { newId } from "@mereau/ui/newId.ts";
import { PayeePicker } from "#screens/people/PayeePicker.tsx";
import { type Signature, useSignature } from "#screens/pin/useSignature.tsx";
import type { HomeAccount } from "#session/home.ts";
import { nameOf } from "#session/names.ts";
import { community, here } from "#shell.ts";
import { say } from "#texts/say.ts";
import { currencyOf } from "#words/amounts.ts";

type Props = {
  account: HomeAccount;
  /** Whom it is for; empty: yet to be chosen. */
  payee: string;
  onDone: () => void;
  onClose: () => void;
};

/** Lets one payee be paid without being asked, up to so much at once and so much a month. */
export function AutoAcceptSheet({ account, payee, onDone, onClose }: Props) {
  const words = say().requests;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const [id] = useState(newId);
  const [to, setTo] = useState(payee);
  const [typed, setTyped] = useState({ perRequest: "", perMonth: "" });
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { sign, dialog: signing } = useSignature();
  const currency = currencyOf(account.currency);
  const minorOf = (text: string): number | null => {
    const read = parseAmount(text, currency.scale);
    return read.ok && read.value > 0 ? read.value : null;
  };
  const [perRequest, perMonth] = [minorOf(typed.perRequest), minorOf(typed.perMonth)];
  const isTooMuch = perRequest !== null && perMonth !== null && perRequest > perMonth;
  const isWhole = to !== "" && perRequest !== null && perMonth !== null && !isTooMuch;
  const begin = () => {
    if (!isWhole) return;
    const facts = { id, currency: currency.code, from: account.id, to };
    const onSigned = async (order: Signature) => {
      const limits = {
        perRequest: formatAmount(perRequest, currency.scale),
        perMonth: formatAmount(perMonth, currency.scale),
      };
      const body = { ...facts, ...limits, order };
      const answer = await ask(api.POST("/v1/{community}/auto-accepts", { params: { path: here }, body }));
      setTrouble(answer.ok ? null : answer.trouble);
      if (!answer.ok) return;
      tell(words.autoMade);
      onDone();
    };
    void sign({
      purpose: words.autoConfirm(nameOf(to) ?? to),
      bytesFor: (keyId) =>
        autoAcceptBytes({ ...facts, community: community.id, perRequest, perMonth, keyId }),
      onSigned,
    });
  };
  return (
    <dialog ref={dialog} class="sheet" aria-labelledby="auto-title" onClose={onClose}>
      <form
        class="page-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          begin();
        }}
      >
        <h2 id="auto-title">{words.autoAdd}</h2>
        <p class="soft">{words.autoWhat}</p>
        {trouble && <TroubleNotice trouble={trouble} />}
        <PayeePicker label={words.autoWho} currency={currency.code} account={to} onChoose={setTo} />
        <div class="pair">
          <Field
            label={words.perRequest(currency.symbol)}
            wrong={typed.perRequest.trim() !== "" && perRequest === null ? say().pay.malformed : null}
          >
            <input
              inputMode="decimal"
              autoComplete="off"
              value={typed.perRequest}
              onInput={(event) => setTyped({ ...typed, perRequest: event.currentTarget.value })}
            />
          </Field>
          <Field
            label={words.perMonth(currency.symbol)}
            wrong={
              isTooMuch
                ? words.perMonthLess
                : typed.perMonth.trim() !== "" && perMonth === null
                  ? say().pay.malformed
                  : null
            }
          >
            <input
              inputMode="decimal"
              autoComplete="off"
              value={typed.perMonth}
              onInput={(event) => setTyped({ ...typed, perMonth: event.currentTarget.value })}
            />
          </Field>
        </div>
        <button class="deed" aria-disabled={!isWhole}>
          {words.autoDeed}
        </button>
        <button type="button" class="other" onClick={() => dialog.current?.close()}>
          {say().common.cancel}
        </button>
      </form>
      {signing}
    </dialog>
  );
}
