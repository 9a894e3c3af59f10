import { useState } from "preact/hooks";

import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import { now } from "@mereau/ui/clock.ts";
import type { Trouble } from "@mereau/ui/asking/ask.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { newId } from "@mereau/ui/newId.ts";
import { certify } from "#screens/trust/trust.ts";
import { say } from "#texts/say.ts";
import { utcDayOf } from "#words/plainDay.ts";

export type Person = { number: number; name: string };

type Props = {
  person: Person;
  lifeDays: number;
  onDone: () => void;
  onClose: () => void;
};

/** What certifying somebody promises, which is ticked before it is done: it cannot be taken back. */
export function CertifySheet({ person, lifeDays, onDone, onClose }: Props) {
  const words = say().trust;
  const [id] = useState(newId);
  const [isPromised, setPromised] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { name, number } = person;
  const give = async () => {
    setBusy(true);
    const answer = await certify(id, number);
    setBusy(false);
    setTrouble(answer.ok ? null : answer.trouble);
    if (!answer.ok) return;
    tell(words.certified(name, utcDayOf(answer.value.expiresAt)));
    onDone();
  };
  return (
    <SureDialog
      title={words.certifySure(name)}
      deed={words.certifyDeed(name)}
      grave={false}
      ready={isPromised}
      busy={busy}
      onSure={() => void give()}
      onClose={onClose}
    >
      <p>{words.meaning}</p>
      <p class="notice warn">{words.warning(utcDayOf(now() + lifeDays * DAY_MS))}</p>
      {trouble && <TroubleNotice trouble={trouble} />}
      <label class="choice">
        <input
          type="checkbox"
          checked={isPromised}
          onChange={(event) => setPromised(event.currentTarget.checked)}
        />
        {words.promise(name, say().me.number(number))}
      </label>
    </SureDialog>
  );
}
