import { useState } from "preact/hooks";

import { Field } from "@mereau/ui/Field.tsx";
import { SureDialog } from "#frame/SureDialog.tsx";
import { member } from "#session/home.ts";
import { community } from "#shell.ts";
import { say } from "#texts/say.ts";

type Props = { busy: boolean; onSure: () => void; onClose: () => void };

/** The last question: one’s own number is typed, which nobody does by mistake. */
export function LeaveDialog({ busy, onSure, onClose }: Props) {
  const words = say().data;
  const number = String(member()?.number ?? "");
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  const sure = () => {
    const isRight = typed.trim() === number;
    setWrong(!isRight);
    if (isRight) onSure();
  };
  return (
    <SureDialog
      title={words.sure(community.name)}
      deed={words.leaveDeed}
      busy={busy}
      onSure={sure}
      onClose={onClose}
    >
      <p>{words.sureWhat}</p>
      <Field label={words.typeNumber(number)} wrong={wrong ? words.numberWrong(number) : null}>
        <input
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </Field>
    </SureDialog>
  );
}
