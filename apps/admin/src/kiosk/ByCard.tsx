import { useEffect, useRef, useState } from "preact/hooks";

import { type Answer, codeOf, type Trouble } from "@mereau/ui/asking/ask.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import type { Order } from "#kiosk/api.ts";
import type { Line, Sent } from "#kiosk/kept.ts";
import { listenForTags } from "#kiosk/nfc.ts";
import { leavesOpen, pay, place } from "#kiosk/order.ts";
import { say } from "#kiosk/texts.ts";

type Props = {
  sent: Sent;
  lines: Line[];
  told: string;
  onPaid: (order: Order) => void;
  onUnknown: () => void;
  /** This order can pay nothing any more: another one takes its place. */
  onOver: () => void;
  onBack: () => void;
};

/** What another try with the same order mends. */
const again = new Set(["card_code_wrong", "card_code_needed", "card_locked", "unknown_card"]);

/** Paying by a card: its number, typed, or told by a reader that types; then its code where that is asked for. */
export function ByCard({ sent, lines, told, onPaid, onUnknown, onOver, onBack }: Props) {
  const words = say();
  const [card, setCard] = useState("");
  const [pin, setPin] = useState("");
  const [asksPin, setAsksPin] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const underWay = useRef(false);
  const isHere = useRef(true);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), [asksPin]);
  useEffect(() => () => void (isHere.current = false), []);

  const judge = (answer: Answer<Order>) => {
    if (answer.ok) return answer.value.state === "paid" ? onPaid(answer.value) : onUnknown();
    if (leavesOpen(answer)) return onUnknown();
    const code = codeOf(answer.trouble) ?? "";
    setPin("");
    if (code === "card_code_needed") {
      setTrouble(null);
      return setAsksPin(true);
    }
    setTrouble(answer.trouble);
    if (code === "unknown_card" || code === "card_locked") {
      setCard("");
      setAsksPin(false);
    }
    if (!again.has(code)) onOver();
  };
  /** A second tap while the first is under way does nothing; later ones carry the same order. */
  const send = async (mark: string, code: string | null) => {
    if (underWay.current || mark === "") return;
    underWay.current = true;
    setBusy(true);
    const placed = await place(sent, lines);
    const answer = placed.ok ? await pay(sent.id, mark, code) : placed;
    underWay.current = false;
    // The tablet has locked itself meanwhile, and has asked for the end of the order by itself
    if (!isHere.current) return;
    setBusy(false);
    judge(answer);
  };
  useEffect(
    () =>
      listenForTags((tag) => {
        setCard(tag);
        void send(tag, null);
      }),
    [sent.id],
  );
  return (
    <main class="middle">
      <h1 tabIndex={-1}>{asksPin ? words.pin : words.card}</h1>
      <p class="sum">
        <b>{told}</b>
      </p>
      <p class="soft">{asksPin ? words.pinLead : words.cardLead}</p>
      <form
        class="kiosk-form"
        onSubmit={(event) => {
          event.preventDefault();
          // As it stands in the field: a reader types its last digit and Enter faster than a screen is drawn
          const typed = first.current?.value ?? "";
          void (asksPin ? send(card, typed) : send(typed, null));
        }}
      >
        {asksPin ? (
          <Field label={words.pin}>
            <input
              ref={first}
              key="pin"
              type="password"
              inputMode="numeric"
              autocomplete="off"
              value={pin}
              onInput={(event) => setPin(event.currentTarget.value)}
            />
          </Field>
        ) : (
          <Field label={words.cardNumber}>
            <input
              ref={first}
              key="card"
              autocomplete="off"
              value={card}
              onInput={(event) => setCard(event.currentTarget.value)}
            />
          </Field>
        )}
        {trouble && <TroubleNotice trouble={trouble} />}
        <button class="deed" aria-disabled={busy}>
          {busy ? words.sending : asksPin ? words.pay(told) : words.go}
        </button>
        <button type="button" class="other" disabled={busy} onClick={onBack}>
          {words.back}
        </button>
      </form>
    </main>
  );
}
