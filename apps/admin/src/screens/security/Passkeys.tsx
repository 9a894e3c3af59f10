import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { Field } from "@mereau/ui/Field.tsx";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useAnswer } from "#lists/useAnswer.ts";
import { AddPasskey } from "#screens/security/AddPasskey.tsx";
import { say } from "#screens/security/texts.ts";
import { here } from "#shell.ts";
import { say as common } from "#texts/common.ts";
import { dayOf } from "#words/when.ts";

type Passkey = components["schemas"]["Passkey"];
type Opened = { passkey: Passkey; to: "rename" | "remove" };

/** One’s passkeys: each with its name, which may be changed, and the way to take it off. */
export function Passkeys({ onChanged }: { onChanged: () => void }) {
  const words = say();
  const { value, trouble, refresh } = useAnswer(() =>
    ask(api.GET("/v1/{community}/passkeys", { params: { path: here } })),
  );
  const [opened, setOpened] = useState<Opened | null>(null);
  const changed = () => {
    void refresh();
    onChanged();
  };
  return (
    <section class="card" aria-labelledby="passkeys">
      <h2 id="passkeys">{words.passkeys}</h2>
      <p>{words.passkeysWhat}</p>
      {trouble && <TroubleNotice trouble={trouble} onRetry={() => void refresh()} />}
      {value && value.items.length > 0 && (
        <ul class="rows">
          {value.items.map((passkey) => (
            <li key={passkey.id} class="row bare">
              <p>
                <b>{passkey.name}</b>
                <br />
                <small>
                  {passkey.lastUsedAt === null ? words.unused : words.used(dayOf(passkey.lastUsedAt))}
                </small>
              </p>
              <div class="deeds">
                <button
                  type="button"
                  class="other small"
                  aria-label={words.passkeyRename(passkey.name)}
                  onClick={() => setOpened({ passkey, to: "rename" })}
                >
                  {words.rename}
                </button>
                <button
                  type="button"
                  class="other small"
                  aria-label={words.passkeyRemove(passkey.name)}
                  onClick={() => setOpened({ passkey, to: "remove" })}
                >
                  {words.remove1}
                </button>
              </div>
            </li>
          ))}
        </ul>
      )}
      <AddPasskey onAdded={changed} />
      {opened?.to === "rename" && (
        <Rename passkey={opened.passkey} onDone={changed} onClose={() => setOpened(null)} />
      )}
      {opened?.to === "remove" && (
        <Remove passkey={opened.passkey} onDone={changed} onClose={() => setOpened(null)} />
      )}
    </section>
  );
}

type DialogProps = { passkey: Passkey; onDone: () => void; onClose: () => void };

function Rename({ passkey: { id, name }, onDone, onClose }: DialogProps) {
  const [typed, setTyped] = useState(name);
  const deed = useDeed(() =>
    ask(
      api.PATCH("/v1/{community}/passkeys/{id}", {
        params: { path: { ...here, id } },
        body: { name: typed.trim() },
      }),
    ),
  );
  const save = async () => {
    if ((await deed.run()) === null) return;
    tell(common().saved);
    onClose();
    onDone();
  };
  return (
    <SureDialog
      title={say().passkeyRename(name)}
      deed={common().save}
      grave={false}
      ready={typed.trim() !== ""}
      busy={deed.busy}
      onSure={() => void save()}
      onClose={onClose}
    >
      {deed.trouble && <TroubleNotice trouble={deed.trouble} />}
      <Field label={say().name}>
        <input
          autoComplete="off"
          maxLength={80}
          value={typed}
          onInput={({ currentTarget: { value } }) => setTyped(value)}
        />
      </Field>
    </SureDialog>
  );
}

function Remove({ passkey: { id, name }, onDone, onClose }: DialogProps) {
  const words = say();
  const deed = useDeed(() =>
    ask(api.DELETE("/v1/{community}/passkeys/{id}", { params: { path: { ...here, id } } })),
  );
  const remove = async () => {
    if ((await deed.run()) === null) return;
    tell(words.passkeyRemoved);
    onClose();
    onDone();
  };
  return (
    <SureDialog
      title={words.passkeyRemoveSure(name)}
      deed={words.remove1}
      busy={deed.busy}
      onSure={() => void remove()}
      onClose={onClose}
    >
      <p>{words.passkeyRemoveWhat}</p>
      {deed.trouble && <TroubleNotice trouble={deed.trouble} />}
    </SureDialog>
  );
}
