import type { TargetedSubmitEvent } from "preact";
import { useState } from "preact/hooks";

import { Field } from "@mereau/ui/Field.tsx";
import { api } from "#api/client.ts";
import { ask, type Trouble } from "#api/ask.ts";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { at, here } from "#shell.ts";
import { say } from "#texts/say.ts";
import { typedIn } from "#words/typedIn.ts";

/** Asks for the address to which a code is sent. Nothing tells whether the community knows it. */
export function AskCode({ onSent }: { onSent: (address: string) => void }) {
  const words = say().signIn;
  const [wrong, setWrong] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = typedIn(event.currentTarget, "email").trim();
    if (!/^\S+@\S+\.\S+$/.test(email)) return setWrong(words.addressWrong);
    setWrong(null);
    setBusy(true);
    const answer = await ask(
      api.POST("/v1/{community}/sessions/codes", { params: { path: here }, body: { email } }),
    );
    setBusy(false);
    if (answer.ok) onSent(email);
    else setTrouble(answer.trouble);
  };
  return (
    <form class="page-form" onSubmit={submit} noValidate>
      {trouble && <TroubleNotice trouble={trouble} />}
      <Field label={words.address} hint={words.addressHint} wrong={wrong}>
        <input
          name="email"
          type="email"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          required
        />
      </Field>
      <button class="deed" disabled={busy}>
        {busy ? say().common.loading : words.send}
      </button>
      <p>
        <a href={at("/join")}>{words.join}</a>
      </p>
    </form>
  );
}
