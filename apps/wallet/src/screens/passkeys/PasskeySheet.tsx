import { useEffect, useRef, useState } from "preact/hooks";

import { Field } from "@mereau/ui/Field.tsx";
import { api } from "#api/client.ts";
import { type Answer, ask, type Trouble } from "@mereau/ui/asking/ask.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import type { Passkey } from "#screens/passkeys/Passkeys.tsx";
import { here } from "#shell.ts";
import { say } from "#texts/say.ts";
import { typedIn } from "@mereau/ui/words/typedIn.ts";

type Props = { passkey: Passkey; onChanged: (told: string) => void; onClose: () => void };

/** A passkey: its name, which may be changed, and the way to take it off. */
export function PasskeySheet({ passkey: { id, name }, onChanged, onClose }: Props) {
  const words = say().passkeys;
  const dialog = useRef<HTMLDialogElement>(null);
  const [sure, setSure] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => dialog.current?.showModal(), [sure]);
  const params = { path: { ...here, id } };
  const finish = (answer: Answer<unknown>, told: string) => {
    setSure(false);
    if (answer.ok) onChanged(told);
    else setTrouble(answer.trouble);
  };
  const rename = async (to: string) => {
    const body = { name: to };
    finish(await ask(api.PATCH("/v1/{community}/passkeys/{id}", { params, body })), say().common.saved);
  };
  const remove = async () =>
    finish(await ask(api.DELETE("/v1/{community}/passkeys/{id}", { params })), words.removed);
  if (sure)
    return (
      <SureDialog
        title={words.removeSure(name)}
        deed={words.remove}
        onSure={() => void remove()}
        onClose={onClose}
      >
        <p>{words.removeWhat}</p>
      </SureDialog>
    );
  return (
    <dialog ref={dialog} class="sheet" aria-labelledby="passkey-title" onClose={onClose}>
      <form
        class="page-form"
        onSubmit={(event) => {
          event.preventDefault();
          void rename(typedIn(event.currentTarget, "name").trim() || name);
        }}
      >
        <h2 id="passkey-title">{name}</h2>
        {trouble && <TroubleNotice trouble={trouble} />}
        <Field label={words.name}>
          <input name="name" autoComplete="off" maxLength={80} defaultValue={name} required />
        </Field>
        <button class="deed">{say().common.save}</button>
        <button type="button" class="other" onClick={() => dialog.current?.close()}>
          {say().common.cancel}
        </button>
        <button type="button" class="slight grave" onClick={() => setSure(true)}>
          {words.remove}
        </button>
      </form>
    </dialog>
  );
}
