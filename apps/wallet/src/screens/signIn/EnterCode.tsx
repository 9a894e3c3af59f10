import type { TargetedSubmitEvent } from "preact";
import { useState } from "preact/hooks";

import { Field } from "@mereau/ui/Field.tsx";
import { api } from "#api/client.ts";
import { ask, type Trouble } from "@mereau/ui/asking/ask.ts";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import type { SignInName } from "#joining/signInName.ts";
import { entered } from "#screens/signIn/entered.ts";
import { forgetSent } from "#screens/signIn/sentCode.ts";
import { here } from "#shell.ts";
import { say } from "#texts/say.ts";
import { typedIn } from "@mereau/ui/words/typedIn.ts";

type Props = { name: SignInName; onOther: () => void; onEntered: () => void };

/** Takes the code that was sent, and signs in with it. */
export function EnterCode({ name, onOther, onEntered }: Props) {
  const words = say().signIn;
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = typedIn(event.currentTarget, "code");
    setBusy(true);
    const body = { ...name, code };
    const answer = await ask(api.POST("/v1/{community}/sessions", { params: { path: here }, body }));
    if (!answer.ok) {
      setBusy(false);
      return setTrouble(answer.trouble);
    }
    forgetSent();
    await entered();
    onEntered();
  };
  return (
    <form class="page-form" onSubmit={submit} noValidate>
      <p>{"email" in name ? words.sentTo(name.email) : words.sentToPhone(name.phone)}</p>
      {trouble && <TroubleNotice trouble={trouble} />}
      <Field label={words.code} hint={words.codeHint}>
        <input
          name="code"
          class="code"
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellcheck={false}
          maxLength={20}
          required
          autofocus
        />
      </Field>
      <button class="deed" disabled={busy}>
        {busy ? say().common.loading : words.enter}
      </button>
      <p class="soft">{"email" in name ? words.noCode : words.noText}</p>
      <p>
        <button type="button" class="slight" onClick={onOther}>
          {words.otherAddress}
        </button>
      </p>
    </form>
  );
}
