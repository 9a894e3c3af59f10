import { useEffect, useState } from "preact/hooks";

import type { Answer, Trouble } from "@mereau/ui/asking/ask.ts";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { type Phone, readPhone, turnOff, turnOn } from "#screens/notifications/thisPhone.ts";
import { say } from "#texts/say.ts";

/** Whether this phone tells news while the app is closed: what would come, and the tap that asks for it. */
export function ThisPhone() {
  const words = say().notifications;
  const [phone, setPhone] = useState<Phone | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isTurnedAway, setTurnedAway] = useState(false);
  const [busy, setBusy] = useState(false);
  const learn = async (asked: Promise<Answer<Phone | null>>) => {
    setBusy(true);
    const answer = await asked;
    setBusy(false);
    setTrouble(answer.ok ? null : answer.trouble);
    setTurnedAway(answer.ok && answer.value === null);
    if (answer.ok && answer.value) setPhone(answer.value);
  };
  useEffect(() => void learn(readPhone()), []);
  return (
    <section class="card this-phone" aria-labelledby="this-phone">
      <h2 id="this-phone">{words.thisPhone}</h2>
      <p role="status">
        {phone ? words.phone[phone] : <span class="waiting" data-shape={words.phone.off} />}
      </p>
      {isTurnedAway && (
        <p class="notice bad" role="alert">
          {words.noService}
        </p>
      )}
      {trouble && <TroubleNotice trouble={trouble} onRetry={() => void learn(readPhone())} />}
      {phone === "off" && (
        <button type="button" class="other" disabled={busy} onClick={() => void learn(turnOn())}>
          {words.turnOn}
        </button>
      )}
      {phone === "on" && (
        <button
          type="button"
          class="slight grave"
          disabled={busy}
          onClick={() => void learn(turnOff().then(readPhone))}
        >
          {words.turnOff}
        </button>
      )}
    </section>
  );
}
