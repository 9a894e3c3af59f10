import { useState } from "preact/hooks";

import type { components } from "@mereau/workers/client";
import { Icon } from "@mereau/ui/icons.tsx";
import { api } from "#api/client.ts";
import { ask } from "@mereau/ui/asking/ask.ts";
import { now } from "@mereau/ui/clock.ts";
import { StaleNote } from "#frame/StaleNote.tsx";
import { tell } from "#frame/Tidings.tsx";
import { WaitingRows } from "#lists/WaitingRows.tsx";
import { addPasskey, type Failure, knowsPasskeys } from "#keys/webauthn.ts";
import { PasskeySheet } from "#screens/passkeys/PasskeySheet.tsx";
import { PasskeyTrouble } from "#screens/passkeys/PasskeyTrouble.tsx";
import { here } from "#shell.ts";
import { useSeen } from "#store/useSeen.ts";
import { say } from "#texts/say.ts";
import { dayOf } from "#words/when.ts";

export type Passkey = components["schemas"]["Passkey"];

const read = () => ask(api.GET("/v1/{community}/passkeys", { params: { path: here } }));

/** What opens one's account without a code: a section with all of them, each with its name and the way to take it off. */
export function Passkeys({ onChanged }: { onChanged: () => void }) {
  const words = say().passkeys;
  const { seen, trouble, again } = useSeen("passkeys", read);
  const [opened, setOpened] = useState<Passkey | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const add = async () => {
    setBusy(true);
    const made = await addPasskey();
    setBusy(false);
    setFailure(made.ok ? null : made.trouble);
    if (made.ok) changed(words.added);
  };
  const changed = (told: string) => {
    setOpened(null);
    tell(told);
    again();
    onChanged();
  };
  const items = seen?.value.items ?? [];
  return (
    <>
      <h2>{words.title}</h2>
      <p class="soft">{words.lead}</p>
      {seen && <StaleNote at={seen.at} trouble={trouble} />}
      {!seen && !trouble && <WaitingRows count={1} />}
      {items.length > 0 && (
        <ul class="rows">
          {items.map((passkey) => (
            <li key={passkey.id}>
              <button type="button" class="row bare" onClick={() => setOpened(passkey)}>
                <span>
                  <b>{passkey.name}</b>
                  <small>{passkey.synced ? words.synced : words.alone}</small>
                  <small>
                    {passkey.lastUsedAt === null
                      ? words.unused
                      : words.used(dayOf(passkey.lastUsedAt, now()))}
                  </small>
                </span>
                <Icon name="forward" size={18} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {(failure ?? (seen ? null : trouble)) && (
        <PasskeyTrouble trouble={failure ?? trouble ?? { kind: "unreachable" }} silent={words.silent} />
      )}
      {knowsPasskeys() && (
        <button
          type="button"
          class="other"
          aria-disabled={busy}
          onClick={() => {
            if (!busy) void add();
          }}
        >
          {busy ? say().common.loading : words.add}
        </button>
      )}
      {opened && <PasskeySheet passkey={opened} onChanged={changed} onClose={() => setOpened(null)} />}
    </>
  );
}
