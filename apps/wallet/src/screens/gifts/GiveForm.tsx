import type { ComponentChildren } from "preact";

import { Field } from "@mereau/ui/Field.tsx";
import { newId } from "@mereau/ui/newId.ts";
import type { Draft, Payee } from "#paying/order.ts";
import { Stepper } from "#screens/gifts/Stepper.tsx";
import { usePaying } from "#screens/pay/usePaying.tsx";
import { accountIn } from "#session/home.ts";
import { useDraft } from "#store/useDraft.ts";
import { say } from "#texts/say.ts";
import { currencyOf, inWords } from "#words/amounts.ts";

type Props = {
  currency: string;
  /** Whom it is for; null: yet to be chosen. */
  payee: Payee | null;
  /** Each tap is so much more; it begins with one. */
  step: number;
  /** What may still be given; null: what one has. */
  max: number | null;
  children?: ComponentChildren;
};

/** How much, with which word, and the deed: a payment like any other. */
export function GiveForm({ currency: code, payee, step, max, children }: Props) {
  const words = say().gifts;
  const currency = currencyOf(code);
  const account = accountIn(code);
  const empty = () => ({ id: newId(), amount: String(step), memo: "" });
  const { draft, set, drop } = useDraft(`gift:${code}`, empty);
  const amount = Number(draft.amount);
  const isTooMuch = max !== null && amount > max;
  const may = payee !== null && account !== undefined && amount > 0 && !isTooMuch;
  const gift: Draft | null = may
    ? {
        id: draft.id,
        currency: code,
        from: account.id,
        payee,
        amount: draft.amount,
        memo: draft.memo.trim() || null,
        category: null,
        request: null,
      }
    : null;
  const purpose = say().pin.pay(inWords(draft.amount, currency));
  const { begin, dialog } = usePaying({ draft: gift, purpose, address: () => "/gifts", onKept: drop });
  if (!account) return <p class="soft">{say().pay.noAccountIn(currency.name)}</p>;
  return (
    <form
      class="page-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      {children}
      <Stepper
        label={words.howMany}
        value={amount}
        step={step}
        max={max}
        symbol={currency.symbol}
        onChange={(value) => set({ amount: String(value) })}
      />
      {isTooMuch && (
        <p class="notice warn" role="status">
          {words.tooMany(inWords(String(max), currency))}
        </p>
      )}
      <Field label={words.memo}>
        <input
          maxLength={280}
          value={draft.memo}
          onInput={(event) => set({ memo: event.currentTarget.value })}
        />
      </Field>
      <button class="deed" aria-disabled={!may}>
        {payee ? words.deed(inWords(draft.amount, currency), payee.name) : words.chooseFirst}
      </button>
      {dialog}
    </form>
  );
}
